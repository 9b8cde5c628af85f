/// Finds the heads of a page's comments by what its comments have in common.
///
/// Each page has one layout, so a line counts as part of a head only when most candidates on the
/// page look alike: one date in an article or one "says:" in a text is not enough.
struct HeadFinder {
  let page: MarkedPage

  /// nil when the page shows no layout that can be trusted.
  func layout() -> CommentLayout? {
    let dated = stamped()
    let spoken = said()
    let headed = [dated, spoken].compactMap { $0 }.reduce(nil as CommentLayout?) { best, next in
      best.map { next.heads.count > $0.heads.count * 2 ? next : $0 } ?? next
    }
    guard let headed else { return footed() ?? buttoned() ?? listed() }
    // One date in a list of fifty items is part of a text.
    guard headed.heads.count < 3, !isNearHeading(headed.heads[0]),
      let other = footed() ?? buttoned() ?? listed(), other.heads.count > headed.heads.count * 5
    else { return headed }
    return other
  }

  /// Whether so few heads can be believed: below a heading fewer are enough, and a single one where it
  /// counts one or two comments or stands near.
  func isEnough(_ heads: [CommentHead], needed: Int) -> Bool {
    guard let first = heads.first else { return false }
    guard let heading = page.heading(before: first.lines.lowerBound) else {
      return heads.count >= needed
    }
    if let count = heading.count, count > 0, count <= 2 || isNearHeading(first) { return true }
    return heads.count >= min(2, needed)
  }

  private func isNearHeading(_ head: CommentHead) -> Bool {
    guard let heading = page.heading(before: head.lines.lowerBound) else { return false }
    return (heading.index..<head.lines.lowerBound).count { !page.lines[$0].isBlank } < 12
  }

  /// Whether most heads have text below them; the rows of a table with dates have none.
  func haveText(_ heads: [CommentHead]) -> Bool {
    let starts = Set(heads.map(\.lines.lowerBound))
    let without = heads.count { head in
      page.inkBelow(head.lines.upperBound).map(starts.contains) ?? true
    }
    return without * 5 <= heads.count
  }

  // MARK: Dates

  private enum Place: Hashable {
    case inline, above, below, none
  }

  private func stamped() -> CommentLayout? {
    let anchors = withoutQuotations(
      inRegion(page.indices.filter { page.marks[$0].stamp != nil }))
    guard !anchors.isEmpty else { return nil }
    if let feet = stampedFeet(anchors) { return feet }
    let places = Dictionary(uniqueKeysWithValues: anchors.map { ($0, place($0)) })
    var counts: [Place: Int] = [:]
    for place in places.values { counts[place, default: 0] += 1 }
    // A text that ends in "Agreed" has what could be a name above the next date; where a name stands
    // below every date, that is the writer's.
    let above = counts[.above] ?? 0
    if above * 10 < anchors.count * 9, anchors.allSatisfy(hasNameBelow) {
      counts[.above] = nil
      counts[.below, default: 0] += above
    }
    guard
      let common = counts.max(by: { ($0.value, rank($0.key)) < ($1.value, rank($1.key)) })?.key
    else { return nil }
    // Below a date without a name "Agreed" is a text, and so it is above one with the name below.
    var chosen = anchors.filter { i in
      let place = places[i]
      return place == common || common == .none && place == .below
        || common == .below && place == .above && hasNameBelow(i)
    }
    if common == .none, page.heading(before: chosen[0]) == nil, isDateline(chosen[0]) {
      chosen.removeFirst()
      guard !chosen.isEmpty else { return nil }
    }
    let found = leavingText(chosen.map { head(at: $0, common) })
    let heads =
      switch common {
      case .inline: separated(found)
      case .above: answering(separated(found), and: anchors.filter { places[$0] != .above })
      case .below, .none: found
      }
    let needed = common == .none || common == .inline ? 3 : 2
    guard chosen.count * 2 >= anchors.count, isEnough(heads, needed: needed),
      haveText(heads),
      common != .none || page.heading(before: chosen[0]) != nil || stand(above: chosen)
    else { return nil }
    return CommentLayout(kind: .heads, heads: heads)
  }

  /// Dates without those of quotations, "Mara wrote: 14 March 2031", where other comments are headed in
  /// another way.
  private func withoutQuotations(_ anchors: [Int]) -> [Int] {
    let own = anchors.filter { page.marks[$0].quotation == nil }
    guard own.count < anchors.count, !own.isEmpty else { return anchors }
    let dates = Set(own.compactMap { page.marks[$0].stamp?.words })
    let quotes = anchors.contains { i in
      page.marks[i].quotation?.stamp.map { dates.contains($0.words) } ?? false
    }
    return quotes || own.count * 2 >= anchors.count ? own : anchors
  }

  /// Whether a date stands below a headline, above all text.
  private func isDateline(_ anchor: Int) -> Bool {
    let above = page.lines[..<anchor].filter { !$0.isBlank }
    return (1...Self.mostAboveDateline).contains(above.count)
      && above.allSatisfy { LineTokens($0.text).count <= Self.longestHeadline }
  }

  private static let mostAboveDateline = 3
  /// In words and signs.
  private static let longestHeadline = 20

  /// Whether dates without names or a heading are still those of comments: most count back from now,
  /// as no text does line after line, and the last one has text below it.
  private func stand(above anchors: [Int]) -> Bool {
    let relative = anchors.count { page.marks[$0].stamp?.isRelative ?? false }
    return relative * 5 >= anchors.count * 4
      && anchors.last.flatMap { page.inkBelow($0) }.map { !page.marks[$0].isClosing } ?? false
  }

  /// Where counts are equal a name on the line itself is believed first.
  private func rank(_ place: Place) -> Int {
    switch place {
    case .inline: 3
    case .above: 2
    case .below: 1
    case .none: 0
    }
  }

  private func place(_ anchor: Int) -> Place {
    if page.marks[anchor].inlineName != nil { return .inline }
    if nameLine(above: anchor) != nil { return .above }
    return hasNameBelow(anchor) ? .below : .none
  }

  private func hasNameBelow(_ anchor: Int) -> Bool {
    page.inkBelow(anchor, reach: 1).map { page.marks[$0].name != nil } ?? false
  }

  /// The line above that names the writer, past pictures, "Reply to" and badges such as "Author";
  /// but who is called "Guest" has no other name above.
  private func nameLine(above anchor: Int) -> Int? {
    var i = anchor
    var badge: Int?
    for _ in 0..<Self.mostBelowName {
      guard let above = page.inkAbove(i, reach: 3), badge == nil || above == i - 1 else { break }
      let marks = page.marks[above]
      if isBadge(above) {
        badge = above
      } else if !(marks.isPicture || marks.replyTo != nil && marks.stamp == nil) {
        return marks.name == nil ? badge : above
      }
      i = above
    }
    return badge
  }

  /// Lines between a name and its date: what a forum tells of the writer.
  private static let mostBelowName = 16

  func isBadge(_ i: Int) -> Bool {
    guard page.marks[i].name != nil else { return false }
    let words = LineTokens(page.lines[i].text)
    let isWord = (0..<words.count).map { words.word($0).map(MarkWords.badges.contains) }
    return words.count < 6 && isWord.contains(true) && !isWord.contains(false)
  }

  private func head(at anchor: Int, _ place: Place) -> CommentHead {
    let marks = page.marks[anchor]
    var head = CommentHead(
      lines: anchor...anchor, stamp: marks.stamp, replyTo: marks.replyTo,
      column: page.lines[anchor].column, indent: page.lines[anchor].indent,
      marker: page.lines[anchor].marker, score: marks.score)
    switch place {
    case .inline: head.name = marks.inlineName
    case .above:
      if let line = nameLine(above: anchor) {
        head.name = page.marks[line].name
        head.lines = line...anchor
        for i in line..<anchor { head.replyTo = head.replyTo ?? page.marks[i].replyTo }
      }
    case .below:
      if let line = page.inkBelow(anchor, reach: 1) {
        head.name = page.marks[line].name
        head.lines = anchor...line
      }
    case .none: break
    }
    extendUp(&head)
    extendDown(&head)
    return head
  }

  /// Takes in what repeats the name above it, its picture, and a list marker alone on its line.
  func extendUp(_ head: inout CommentHead) {
    var first = head.lines.lowerBound
    head.marker = head.marker ?? page.lines[first].marker
    for _ in 0..<6 {
      guard let above = page.inkAbove(first, reach: 2) else { break }
      let marks = page.marks[above]
      let line = page.lines[above]
      let isClose = above == first - 1
      let isMarkerAlone = line.marker != nil && (line.text.isEmpty || marks.isPicture)
      let isSameName = marks.name != nil && marks.name == head.name
      let isRank = marks.number != nil && nameRepeats(head.name, above: above)
      guard isSameName || isRank || isClose && (marks.isPicture || isMarkerAlone || isBadge(above))
      else { break }
      first = above
      if let marker = line.marker {
        head.marker = marker
        break
      }
    }
    head.lines = first...head.lines.upperBound
  }

  private func nameRepeats(_ name: Substring?, above i: Int) -> Bool {
    guard let name, let above = page.inkAbove(i, reach: 2) else { return false }
    return page.marks[above].name == name
  }

  /// Takes in buttons, pictures, "Reply to", and the number of the comment and what says name or date
  /// again right below the head.
  func extendDown(_ head: inout CommentHead) {
    var last = head.lines.upperBound
    for _ in 0..<4 {
      guard let below = page.inkBelow(last, reach: 2) else { break }
      let marks = page.marks[below]
      if let name = marks.replyTo {
        head.replyTo = head.replyTo ?? name
      } else if below != last + 1
        || !(marks.isAction || marks.isPicture || marks.isPostNumber || repeats(head, at: below))
      {
        break
      }
      last = below
    }
    head.lines = head.lines.lowerBound...last
  }

  /// Whether a line is one of two that say name and date of a head again: pages have "Comment posted by
  /// Mara, at 10:15" for those who listen to them, above "Mara" and "10:15".
  private func repeats(_ head: CommentHead, at i: Int) -> Bool {
    func isPair(_ first: Int) -> Bool {
      page.lines.indices.contains(first + 1) && page.lines[first].text == head.name
        && page.lines[first + 1].text == head.stamp?.words
    }
    return isPair(i) || isPair(i - 1)
  }

  // MARK: Names

  private func said() -> CommentLayout? {
    let anchors = inRegion(page.indices.filter { page.marks[$0].saysName != nil })
    let heads = anchors.map { anchor in
      var head = CommentHead(
        lines: anchor...anchor, name: page.marks[anchor].saysName,
        column: page.lines[anchor].column, indent: page.lines[anchor].indent,
        marker: page.lines[anchor].marker)
      extendUp(&head)
      extendDown(&head)
      return head
    }
    guard isEnough(heads, needed: 3), haveText(heads) else { return nil }
    return CommentLayout(kind: .heads, heads: heads)
  }

  // MARK: Lists

  /// Items below a heading that counts the comments; names stand on their first lines, or nowhere.
  private func listed() -> CommentLayout? {
    guard let heading = page.headings.last(where: { page.marks[$0].heading.isCounted }) else {
      return nil
    }
    let items = page.indices.filter { $0 > heading && page.lines[$0].marker != nil }
    guard let first = items.first, page.lines[first].marker == .number(1) else { return nil }
    let named = items.filter { isNamedItem($0) }
    let areNamed = named.count * 10 >= items.count * 6
    let heads = (areNamed ? named : items).map { item in
      var head = CommentHead(
        lines: item...item, column: page.lines[item].column, indent: page.lines[item].indent,
        marker: page.lines[item].marker)
      if areNamed {
        head.name = page.marks[item].name
        if let below = page.inkBelow(item, reach: 1), page.marks[below].name == head.name {
          head.lines = item...below
        }
        extendDown(&head)
      }
      return head
    }
    return CommentLayout(kind: .list, heads: heads)
  }

  private func isNamedItem(_ i: Int) -> Bool {
    guard page.marks[i].name != nil else { return false }
    guard let next = page.lines.indices.contains(i + 1) ? i + 1 : nil else { return false }
    return page.lines[next].isBlank || page.marks[next].name == page.marks[i].name
  }

  // MARK: Region

  /// Headings that count nothing, like "Comments". A word that stands there more often is below each
  /// comment, and heads none.
  private var bareHeadings: [Int] {
    let bare = page.headings.filter { !page.marks[$0].heading.isCounted }
    return bare.count <= Self.mostBareHeadings ? bare : []
  }

  private static let mostBareHeadings = 3

  /// Whether a heading counts about as many as stand below it, or more: "1 Reply" is below a comment
  /// and counts the answers to it.
  private func countsAll(_ heading: Int, of below: Int) -> Bool {
    guard case .counted(let count) = page.marks[heading].heading else { return false }
    return count * 5 >= below * 4
  }

  /// Those of the lines that stand below the comments' heading and above what closes the comments.
  func inRegion(_ anchors: [Int]) -> [Int] {
    guard !anchors.isEmpty else { return [] }
    // How many anchors stand above each line.
    var above = [Int](repeating: 0, count: page.lines.count + 1)
    for i in anchors { above[i + 1] = 1 }
    for i in page.indices { above[i + 1] += above[i] }
    func share(after start: Int) -> Int {
      (anchors.count - above[start + 1]) * 10 / anchors.count
    }
    let counted = page.headings.filter {
      page.marks[$0].heading.isCounted && share(after: $0) >= 5
    }
    let start =
      counted.last { countsAll($0, of: anchors.count - above[$0 + 1]) } ?? counted.first
      ?? bareHeadings.last { share(after: $0) >= 7 } ?? -1
    let below = anchors.filter { $0 > start }
    let before = anchors.count - below.count
    let closing = page.indices.first { i in
      page.marks[i].isClosing && i > start && (above[i] - before) * 10 >= below.count * 7
    }
    // Pages of comments that were pasted one below the other have the same form each.
    let last = closing.map { first in
      page.indices.last { i in
        page.marks[i].isClosing && above[i] > above[first]
          && page.lines[i].text == page.lines[first].text
      } ?? first
    }
    return below.filter { $0 < last ?? page.lines.count }
  }
}

extension LineMarks.Heading? {
  var isCounted: Bool {
    if case .counted = self { true } else { false }
  }
}
