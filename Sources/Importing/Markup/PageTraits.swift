/// What a class name or id says about a part of a page that is not a comment.
struct PageTraits: Sendable {
  /// Named like the article itself ("entry-content").
  var isBody = false
  /// Surely not a part of the article: menus, sharing, related posts, advertising, forms.
  var isClutter = false
  /// Hints at the article ("content") or against it ("widget") without settling it.
  var weight = 0
  var isComments = false
  var isByline = false
  var isDate = false
  var isTitle = false
  var isCaption = false

  init() {}

  init(id: String) {
    add(id.lowercased())
  }

  mutating func add(_ token: String) {
    if Self.bodyNames.contains(token) { isBody = true }
    if Self.bylineNames.contains(token) { isByline = true }
    if Self.dateNames.contains(token) { isDate = true }
    if Self.titleNames.contains(token) { isTitle = true }
    if token.contains("caption") { isCaption = true }
    if token.hasPrefix("comment") || token.hasSuffix("comments") || token.contains("disqus")
      || token == "wpdcom" || token == "respond"
    {
      isComments = true
    }
    let words = token.split { !$0.isLetter && !$0.isNumber }
    if Self.clutterNames.contains(token)
      || words.contains(where: { Self.clutterWords.contains(String($0)) })
      || Self.clutterParts.contains(where: { token.contains($0) })
    {
      isClutter = true
    }
    for word in words {
      if Self.goodWords.contains(String(word)) { weight += 1 }
      if Self.badWords.contains(String(word)) { weight -= 1 }
    }
  }

  private static let bodyNames: Set<String> = [
    "entry-content", "post-content", "article-content", "article-body", "articlebody", "post-body",
    "story-body", "entry-body", "post-entry", "article__body", "article__content", "post__content",
    "entry__content", "content-body", "wp-block-post-content", "single-content", "post_content",
    "article-text", "article_body", "story-content", "td-post-content", "entrytext", "storycontent",
    "post-text", "body-copy", "article-body-content", "the-content", "e-content", "blog-content",
    "single-post-content", "articletext", "entry-text", "main-content-body", "text-content",
    "post-bodycopy", "postbody", "post_body", "articlecontent", "article_content", "entry",
    "c-entry-content", "l-article-body", "body-content", "thecontent", "post__body",
    "available-content",
  ]

  private static let bylineNames: Set<String> = [
    "byline", "author", "vcard", "author-name", "post-author", "entry-author", "article-author",
    "by-author", "posted-by", "article__author", "article-byline", "entry-author-name",
    "post-byline", "author-link", "byline-name", "wp-block-post-author-name", "p-author",
    "c-byline", "article__byline", "post__author", "td-post-author-name", "post-author-name",
  ]

  private static let dateNames: Set<String> = [
    "entry-date", "post-date", "published", "article-date", "date", "posted-on", "date-header",
    "publish-date", "post-time", "entry-time", "timestamp", "post__date", "article__date",
    "wp-block-post-date", "pubdate", "entry-meta-date", "td-post-date", "dateline", "dt-published",
    "post-meta-date", "meta-date", "published-date", "entry-published",
  ]

  private static let titleNames: Set<String> = [
    "entry-title", "post-title", "article-title", "headline", "article__title", "post__title",
    "wp-block-post-title", "p-name", "td-post-title", "article-headline", "page-title", "title",
    "entry__title", "story-title", "single-title",
  ]

  /// Only as a whole name: page builders and frameworks use them within others ("elementor-widget",
  /// "hidden-xs") for what is the article.
  private static let clutterNames: Set<String> = [
    "widget", "widgets", "widget-area", "hidden", "search", "print", "banner", "skip-link", "toc",
    "menu", "nav", "navigation",
  ]

  private static let clutterWords: Set<String> = [
    "share", "sharing", "shares", "sharedaddy", "social", "addtoany", "a2a", "sociable", "related",
    "yarpp", "recommended", "recommendations", "newsletter", "subscribe", "subscription", "signup",
    "promo", "promoted", "sponsor", "sponsored", "advert", "advertisement", "advertising", "ads",
    "adsbygoogle", "breadcrumb", "breadcrumbs", "pagination", "pager", "navbar", "menu", "toolbar",
    "cookie", "cookies", "gdpr", "consent", "popup", "modal", "overlay", "paywall", "tags",
    "taglist", "tagcloud", "sidebar", "masthead", "login", "signin", "searchform",
    "printfriendly", "outbrain", "taboola", "mailchimp", "mc4wp", "jp", "zergnet", "authorbox",
    "bio", "likes", "sharebar", "whatsapp", "donate", "donation", "metadata", "noprint",
    "infolinks", "carousel", "slideshow", "trending", "popular", "mostread", "upsell", "nocontent",
  ]

  private static let clutterParts = [
    "sharedaddy", "jp-relatedposts", "wp-block-buttons", "related-posts", "relatedposts",
    "author-box", "author-bio", "about-author", "author-info", "author-description", "post-tags",
    "post-meta", "entry-meta", "entry-utility", "post-nav", "post-navigation", "nav-links",
    "screen-reader", "share-", "-share", "social-", "-social", "read-next", "readnext",
    "more-stories",
    "post-footer",
    "entry-footer", "article-footer", "edit-link", "post-edit", "ad-container", "ad-slot",
    "ad-unit", "adsense", "google-ad", "wp-polls", "print-only", "sr-only", "visually-hidden",
    "visuallyhidden", "post-views", "postmetadata", "post-info", "powerpress", "wprm-print",
    "email-signup", "cta-", "call-to-action", "affiliate", "table-of-contents", "toc_container",
    "ez-toc", "lwptoc", "wp-block-post-terms", "post-categories", "cat-links", "tag-links",
    "jp-carousel", "wpulike", "wpcnt", "robots-nocontent", "more-from", "you-may", "also-like",
    "see-also", "feedback-form", "post-ratings", "kk-star", "comment-count", "comments-link",
  ]

  private static let goodWords: Set<String> = [
    "article", "content", "entry", "post", "story", "text", "body", "blog", "main", "hentry",
    "page", "column", "single",
  ]

  private static let badWords: Set<String> = [
    "footer", "foot", "header", "meta", "contact", "combx", "extra", "supplemental", "list",
    "form", "rail", "aside", "side", "tool", "tools", "credits", "gallery", "thumbnail", "icons",
  ]
}
