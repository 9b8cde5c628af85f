import CLibXML

extension CLXTag {
  /// Starts and ends a line of its own.
  var isBlock: Bool {
    switch self {
    case .html, .body, .article, .section, .nav, .aside, .header, .footer, .main, .hgroup, .search,
      .heading1, .heading2, .heading3, .heading4, .heading5, .heading6, .address, .paragraph, .hr,
      .pre, .blockquote, .ol, .ul, .menu, .dir,
      .li, .dl, .dt, .dd, .figure, .figcaption, .div, .center, .details, .summary, .dialog, .table,
      .caption, .tbody, .thead, .tfoot, .tr, .td, .th, .form, .fieldset, .legend:
      true
    default: false
    }
  }

  var isHeading: Bool {
    switch self {
    case .heading1, .heading2, .heading3, .heading4, .heading5, .heading6: true
    default: false
    }
  }

  /// Never holds words of an article or a comment.
  var isNeverText: Bool {
    switch self {
    case .script, .style, .noscript, .template, .head, .iframe, .embed, .object, .video, .audio,
      .canvas, .svg, .map, .button, .select, .textarea, .input, .option:
      true
    default: false
    }
  }
}
