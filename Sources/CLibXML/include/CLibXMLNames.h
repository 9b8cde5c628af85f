// Names that the importers ask for, each with its case in Swift.
#ifndef CLIBXML_NAMES_H
#define CLIBXML_NAMES_H

#define CLX_TAGS(X) \
  X(Html, "html") X(Head, "head") X(Title, "title") X(Base, "base") X(Link, "link") \
  X(Meta, "meta") X(Style, "style") X(Script, "script") X(Noscript, "noscript") \
  X(Template, "template") X(Body, "body") X(Article, "article") X(Section, "section") \
  X(Nav, "nav") X(Aside, "aside") X(Header, "header") X(Footer, "footer") X(Main, "main") \
  X(Hgroup, "hgroup") X(Search, "search") X(Heading1, "h1") X(Heading2, "h2") X(Heading3, "h3") X(Heading4, "h4") \
  X(Heading5, "h5") X(Heading6, "h6") X(Address, "address") X(Paragraph, "p") X(Hr, "hr") X(Pre, "pre") \
  X(Blockquote, "blockquote") X(Ol, "ol") X(Ul, "ul") X(Menu, "menu") X(Dir, "dir") X(Li, "li") \
  X(Dl, "dl") X(Dt, "dt") X(Dd, "dd") X(Figure, "figure") X(Figcaption, "figcaption") \
  X(Div, "div") X(Center, "center") X(Details, "details") X(Summary, "summary") \
  X(Dialog, "dialog") X(Anchor, "a") X(Em, "em") X(Strong, "strong") X(Small, "small") X(Struck, "s") \
  X(Cite, "cite") X(Quotation, "q") X(Code, "code") X(Samp, "samp") X(Kbd, "kbd") X(Tt, "tt") \
  X(Time, "time") X(Italic, "i") X(Bold, "b") X(Underlined, "u") X(Sub, "sub") X(Sup, "sup") X(Mark, "mark") \
  X(Abbr, "abbr") X(Font, "font") X(Span, "span") X(Br, "br") X(Wbr, "wbr") X(Img, "img") \
  X(Picture, "picture") X(Source, "source") X(Iframe, "iframe") X(Embed, "embed") \
  X(Object, "object") X(Param, "param") X(Video, "video") X(Audio, "audio") X(Track, "track") \
  X(Canvas, "canvas") X(Svg, "svg") X(Math, "math") X(Map, "map") X(Area, "area") \
  X(Table, "table") X(Caption, "caption") X(Colgroup, "colgroup") X(Col, "col") \
  X(Tbody, "tbody") X(Thead, "thead") X(Tfoot, "tfoot") X(Tr, "tr") X(Td, "td") X(Th, "th") \
  X(Form, "form") X(Label, "label") X(Input, "input") X(Button, "button") X(Select, "select") \
  X(Option, "option") X(Textarea, "textarea") X(Fieldset, "fieldset") X(Legend, "legend") \
  X(Marquee, "marquee") X(Applet, "applet")

#define CLX_KEYS(X) \
  X(Class, "class") X(Id, "id") X(Href, "href") X(Title, "title") X(Datetime, "datetime") \
  X(Content, "content") X(Name, "name") X(Property, "property") X(Itemprop, "itemprop") X(Indent, "indent") \
  X(Itemtype, "itemtype") X(Itemscope, "itemscope") X(Rel, "rel") X(Type, "type") X(Alt, "alt") \
  X(Role, "role") X(Lang, "lang") X(Hidden, "hidden") X(AriaHidden, "aria-hidden") \
  X(AriaLabel, "aria-label") \
  X(Style, "style") X(Ref, "ref") X(DataCommentsCount, "data-comments-count") \
  X(DataTimestamp, "data-timestamp") X(DataTime, "data-time") X(DataDate, "data-date") \
  X(DataUtime, "data-utime") X(DataId, "data-id") X(DataCommentId, "data-comment-id") \
  X(DataParentId, "data-parent-id")

#endif
