/// What one value of `class` says about an element: which part of a comment or page it may be.
///
/// Class names are the only hint at structure that themes agree on. The families here are those of
/// WordPress core and its themes, wpDiscuz, Disqus, Blogger, Hacker News, old Reddit and the BEM-like
/// names of newer sites.
/// Worked out once for each different value on a page, so the words are compared only once.
struct ClassTraits: Sendable {
  struct Roles: OptionSet, Sendable {
    let rawValue: UInt16
    /// One comment with everything that belongs to it.
    static let comment = Roles(rawValue: 1 << 0)
    static let ping = Roles(rawValue: 1 << 1)
    /// Holds the answers to the comment that it stands in or after.
    static let replies = Roles(rawValue: 1 << 2)
    /// Holds a whole list of comments.
    static let commentList = Roles(rawValue: 1 << 3)
    /// Controls and ornaments of a comment: avatar, votes, "Reply", "Share".
    static let ornament = Roles(rawValue: 1 << 4)
    /// Names the comment that is answered.
    static let replyTo = Roles(rawValue: 1 << 5)
    static let avatar = Roles(rawValue: 1 << 6)
    /// A heading that says how many comments there are.
    static let countHeading = Roles(rawValue: 1 << 7)
    /// Around name and date; not a part of the text.
    static let header = Roles(rawValue: 1 << 8)
    /// A comment that was deleted, with a notice in place of its text.
    static let deleted = Roles(rawValue: 1 << 9)
    /// Text is cut here; the rest is only on the page itself.
    static let readMore = Roles(rawValue: 1 << 10)
    static let loadMore = Roles(rawValue: 1 << 11)
  }

  var roles: Roles = []
  /// 0 none; the higher, the surer that the element is exactly the writer's name.
  var author = 0
  var date = 0
  var text = 0
  /// The level that `depth-N` states, from 1; nil without one.
  var depth: Int?
  /// How likely the element holds an article: negative for menus, sharing, related posts and so on.
  var page = PageTraits()
  /// A picture in place of an emoji.
  var isEmoji = false
  /// Class names that may be those of one comment ("comment", "c-comment", "comment-row").
  var commentNames: [String] = []
  /// Where a script would load the comments from.
  var commentHost: String?
  /// Words of someone else.
  var isQuote = false

  init(_ value: String) {
    guard !value.isEmpty else { return }
    for token in value.split(whereSeparator: \.isWhitespace) { add(token.lowercased()) }
  }

  private mutating func add(_ token: String) {
    page.add(token)
    if token == "emoji" || token == "wp-smiley" { isEmoji = true }
    if Self.isCommentName(token) { commentNames.append(token) }
    if token == "fb-comments" { commentHost = "Facebook" }
    if token.hasPrefix("viafoura") || token == "vf-comments" { commentHost = "Viafoura" }
    if token == "quote" { isQuote = true }
    author = max(author, Self.authorRanks[token] ?? 0)
    date = max(date, Self.dateRanks[token] ?? 0)
    text = max(text, Self.textRanks[token] ?? 0)
    roles.formUnion(Self.roleNames[token] ?? [])
    for prefix in Self.depthPrefixes where token.hasPrefix(prefix) {
      if let level = Int(token.dropFirst(prefix.count)), level > 0, level < 100_000 {
        depth = level
      }
    }
    if text == 0, Self.ornamentParts.contains(where: { token.contains($0) }) {
      roles.insert(.ornament)
    }
  }

  /// "comment" alone or in a name that is not that of a part or of all of them.
  private static func isCommentName(_ token: String) -> Bool {
    let words = token.split { !$0.isLetter }
    guard let at = words.firstIndex(of: "comment") else { return token == "message" }
    return words[(at + 1)...].allSatisfy { itemWords.contains(String($0)) }
  }

  private static let itemWords: Set<String> = [
    "item", "node", "wrapper", "wrap", "container", "box", "thread", "single", "card", "row",
    "entry", "block", "element", "reply", "child", "parent", "root", "level", "depth", "holder",
  ]

  private static let depthPrefixes = [
    "depth-", "wpd_comment_level-", "wc_comment_level-", "comment-depth-", "comment_depth_",
    "comment-level-", "level-", "depth_",
  ]

  // Ranks: 3 names exactly this field, 2 usually does, 1 wraps it with other things.
  private static let authorRanks: [String: Int] = [
    "fn": 4, "hnuser": 4, "comment-author-name": 4, "comment__author-name": 4,
    "comment-author__name": 4,
    "wp-block-comment-author-name": 4, "wpd-comment-author": 4, "wc-comment-author": 4,
    "author-name": 3, "comment-name": 3, "commenter-name": 3, "comment_author_name": 3,
    "comment-author-link": 3, "commentauthor": 3, "comment__author": 3, "comment-username": 3,
    "comment-user-name": 3, "commenter": 3, "comment_name": 3, "author_name": 3,
    "comment-user": 2, "comment-author": 2, "comment_author": 2, "user": 2, "username": 2,
    "user-name": 2, "nickname": 2, "nick": 2, "display-name": 2, "author": 2, "name": 2,
    "comment-poster": 2, "poster": 2, "vcard": 1, "comment-author-info": 1, "comment-info": 1,
  ]

  private static let dateRanks: [String: Int] = [
    "wpd-comment-date": 3, "wc-comment-date": 3, "comment-date": 3, "comment_date": 3,
    "comment-time": 3, "comment__date": 3, "comment__time": 3, "commentdate": 3,
    "wp-block-comment-date": 3, "comment-datetime": 3, "comment-timestamp": 3,
    "comment-published": 3, "comment-date-time": 3, "comment_time": 3, "datetime": 3,
    "comment-permalink": 2, "date": 2, "time": 2, "timestamp": 2, "published": 2, "posted-on": 2,
    "comment-metadata": 2, "comment-meta-date": 3, "comment-submitted": 1, "commentmeta": 1,
    "post-meta": 1, "postmeta": 1, "comment-age": 2, "dt-published": 3,
    "commentmetadata": 1, "comment-meta": 1, "comment_meta": 1, "meta": 1, "comment__meta": 1,
    "comment-info": 1, "comment-header": 1, "age": 3, "live-timestamp": 3,
  ]

  private static let textRanks: [String: Int] = [
    "comment-content": 4, "wpd-comment-text": 4, "wc-comment-text": 4,
    "wp-block-comment-content": 4, "comment-text": 4, "comment_text": 4, "commenttext": 4,
    "dsq-comment-message": 4, "comment__text": 4, "comment__content": 4, "comment_content": 4,
    "commentcontent": 4, "comment-entry": 4, "comment-message": 4, "comment-copy": 4,
    "comment-body-text": 4, "comment-bodytext": 4, "comment-main-text": 4, "comment__message": 4,
    "comment__body": 3, "comment-txt": 4, "comment-text-content": 4, "commententry": 4,
    "comment-excerpt": 3, "comment-desc": 3, "comment-description": 3, "comment-post": 2,
    "comment-inner-content": 3, "comment-the-content": 3, "comment_body": 2, "comment-body": 2,
    "commentbody": 2, "comment-container": 1, "commtext": 4, "usertext-body": 4, "usertext": 1,
  ]

  private static let roleNames: [String: Roles] = [
    "comment": .comment, "comtr": .comment, "wpd-comment": .comment, "wc-comment": .comment,
    "comment-item": .comment, "commentitem": .comment, "single-comment": .comment,
    "comment-wrapper": .comment, "comment-node": .comment, "hentry-comment": .comment,
    "pingback": .ping, "trackback": .ping, "pings": .ping, "pinglist": .ping,
    "children": .replies, "comment-replies": .replies, "replies": .replies,
    "comment-children": .replies, "child-comments": .replies, "subcomments": .replies,
    "nested-comments": .replies, "comment__replies": .replies, "comment__children": .replies,
    "comment-list": .commentList, "commentlist": .commentList, "comments-list": .commentList,
    "comment_list": .commentList, "wp-block-comment-template": .commentList,
    "comments-area": .commentList, "wpd-thread-list": .commentList,
    "wc-thread-wrapper": .commentList, "wpd-thread-wrapper": .commentList,
    "comment-list-wrapper": .commentList, "comments__list": .commentList,
    "says": .ornament, "navs": .ornament, "flat-list": .ornament, "numchildren": .ornament,
    "edit-link": .ornament, "comment-edit-link": .ornament,
    "comment-awaiting-moderation": .ornament, "wpd-comment-footer": .ornament,
    "wc-comment-footer": .ornament, "comment-likes": .ornament, "sd-block": .ornament,
    "jetpack-comment-likes-widget-wrapper": .ornament, "comment-number": .ornament,
    "commentnumber": .ornament, "wpd-comment-last-edited": .ornament, "wpd-tools": .ornament,
    "wpd-inline-feedback-wrapper": .ornament, "wpd-toggle": .ornament, "comment-footer": .ornament,
    "wpd-comment-label": .ornament, "wc-comment-label": .ornament, "wc-comment-link": .ornament,
    "wpd-comment-link": .ornament, "wpdiscuz-comment-message": .ornament, "post-ratings": .ornament,
    "wpd-form": .ornament, "comment-form": .ornament, "says-hello": .ornament,
    "wpd-reply-to": .replyTo, "in-reply-to": .replyTo, "comment-reply-to": .replyTo,
    "reply-to": .replyTo, "comment-parent": .replyTo, "comment__reply-to": .replyTo,
    "wc-reply-to": .replyTo, "comment-in-reply-to": .replyTo,
    "avatar": .avatar, "photo": .avatar, "comment-avatar": .avatar, "gravatar": .avatar,
    "comments-title": .countHeading, "comment-title": .countHeading,
    "comments-heading": .countHeading, "comments__title": .countHeading,
    "comments-number": .countHeading, "comment-count": .countHeading,
    "comments-count": .countHeading, "comment_count": .countHeading,
    "wp-block-comments-title": .countHeading, "comment-reply-count": .countHeading,
    "comments-header": .countHeading, "comments-link": .countHeading,
    "comment-meta": .header, "comment-header": .header, "commentmetadata": .header,
    "comment-head": .header, "comment-author": .header, "comment-metadata": .header,
    "wpd-comment-header": .header, "wc-comment-header": .header, "comment-heading": .header,
    "comment-info": .header, "comment-top": .header, "vcard": .header, "comment__header": .header,
    "comment__meta": .header, "comment-details": .header, "comment-data": .header,
    "wpd-comment-subheader": .header, "comment-date": .header, "commentmeta": .header,
    "comment-deleted": .deleted, "deleted-comment": .deleted, "comment--deleted": .deleted,
    "wpdiscuz-readmore": .readMore, "wpdiscuz-hellip": .readMore,
    "wpd-load-more-submit": .loadMore, "wpdiscuz-load-more": .loadMore,
    "wpdiscuz-loadmore-submit": .loadMore, "load-more-comments": .loadMore,
    "wc-load-more-submit": .loadMore,
  ]

  private static let ornamentParts = [
    "avatar", "gravatar", "comment-reply", "reply-link", "reply-button", "vote", "karma",
    "share", "sharing", "sharedaddy", "social", "edit-link", "-likes", "like-", "moderation",
    "comment-respond", "screen-reader", "sr-only", "quote_link", "comment-actions", "comment-tools",
    "comment-flag", "comment-report", "report-", "replybutton", "comment_reply", "reply-login",
    "user-rank",
  ]
}
