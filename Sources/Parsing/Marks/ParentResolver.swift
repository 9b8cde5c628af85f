import Discussions

/// Finds which comment each one answers, from "Reply to NAME" and from nesting.
///
/// A copied page is in display order, depth-first. So a comment answers the one before it or one of
/// that one's ancestors: the open chain.
struct ParentResolver {
  struct Link {
    var parent: Int?
    var link: ParentLink
  }

  private let heads: [CommentHead]
  private let columns: [Int]
  private let isNested: Bool
  private let namesAnswers: Bool
  private var links: [Link] = []
  /// For each head a number that stands for its name; the same for the same name.
  private var nameIDs: [Int?] = []
  private var idsOfNames: [String: Int] = [:]
  /// By the number of the name: which comment bore it last, outside the open chain too.
  private var latest: [Int: Int] = [:]
  /// The comment before and its ancestors, nearest last.
  private var chain: [Int] = []
  private var lastChild: [Int: Int] = [:]

  /// How far up the open chain a parent is looked for. Real chains are shorter; one made to be long
  /// must not cost its length for each comment.
  private static let reach = 1024

  /// Columns that a wider list number may shift a line by.
  private static let slack = 1

  init(_ layout: CommentLayout) {
    heads = layout.heads
    columns = Self.alignsNumbersRight(heads) ? heads.map(\.column) : heads.map(\.indent)
    isNested = (columns.max() ?? 0) - (columns.min() ?? 0) > Self.slack
    namesAnswers = heads.contains { $0.replyTo != nil }
    tellsParents = isNested || namesAnswers || heads.allSatisfy { $0.marker != nil }
  }

  /// Whether the page tells parents at all; if not, all links are guesses.
  let tellsParents: Bool

  /// Some programs align the numbers of a list at the right, so that "10." stands left of " 9.".
  private static func alignsNumbersRight(_ heads: [CommentHead]) -> Bool {
    var least: [Int: Int] = [:]
    for head in heads {
      guard case .number(let number) = head.marker else { continue }
      let digits = String(number).count
      least[digits] = min(least[digits] ?? Int.max, head.indent)
    }
    guard let short = least.min(by: { $0.key < $1.key }),
      let long = least.max(by: { $0.key < $1.key })
    else { return false }
    return long.value < short.value
  }

  mutating func resolve() -> [Link] {
    for head in heads {
      let key = head.name.map(Self.key)
      nameIDs.append(key.map { idsOfNames[$0] ?? idsOfNames.count })
      if let key, let id = nameIDs.last { idsOfNames[key] = id }
    }
    links.reserveCapacity(heads.count)
    for i in heads.indices {
      let link = link(for: i)
      links.append(link)
      if let parent = link.parent {
        while let last = chain.last, last != parent { chain.removeLast() }
        if chain.isEmpty { chain = ancestors(of: parent) }
        lastChild[parent] = i
      } else {
        chain.removeAll()
      }
      chain.append(i)
      if let id = nameIDs[i] { latest[id] = i }
    }
    return links
  }

  private func link(for i: Int) -> Link {
    let nested = isNested ? parentByColumn(i) : nil
    if let name = heads[i].replyTo {
      let id = idsOfNames[Self.key(name)]
      let named = chain.suffix(Self.reach).filter {
        id != nil && nameIDs[$0] == id && canAnswer(i, $0)
      }
      if let only = named.first, named.count == 1 { return Link(parent: only, link: .stated) }
      if let nearest = named.last {
        let byColumn = nested.flatMap { named.contains($0) ? $0 : nil }
        if let byColumn { return Link(parent: byColumn, link: .stated) }
        let evidence = Evidence(
          signal: .explicitMark, weight: 2, text: SafeText(field: "Reply to \(name)"))
        let others = Evidence(signal: .position, weight: 0.5)
        return Link(
          parent: nearest,
          link: .inferred(Inference(confidence: 0.75, because: evidence, [others])))
      }
      let elsewhere = id.flatMap { latest[$0] } ?? nested
      if let elsewhere {
        let evidence = Evidence(
          signal: .explicitMark, weight: 1, text: SafeText(field: "Reply to \(name)"))
        return Link(
          parent: elsewhere, link: .inferred(Inference(confidence: 0.6, because: evidence)))
      }
    }
    if isNested, !namesAnswers || heads[i].replyTo != nil {
      return Link(parent: nested, link: nested == nil ? .topLevel : .stated)
    }
    if let name = heads[i].replyTo {
      // Who is answered is not on the page.
      let evidence = Evidence(
        signal: .explicitMark, weight: 0, text: SafeText(field: "Reply to \(name)"))
      return Link(parent: nil, link: .inferred(Inference(confidence: 0.5, because: evidence)))
    }
    if tellsParents { return Link(parent: nil, link: .topLevel) }
    let evidence = Evidence(signal: .position, weight: 0)
    return Link(parent: nil, link: .inferred(Inference(confidence: 0.4, because: evidence)))
  }

  /// The nearest comment before that stands further left.
  private func parentByColumn(_ i: Int) -> Int? {
    chain.suffix(Self.reach).last { columns[$0] < columns[i] - Self.slack }
  }

  /// Nobody answers what is written later, and answers to one comment stand in order of time.
  private func canAnswer(_ i: Int, _ parent: Int) -> Bool {
    guard let time = heads[i].stamp?.moment else { return true }
    if let written = heads[parent].stamp?.moment, written > time { return false }
    if let sibling = lastChild[parent].flatMap({ heads[$0].stamp?.moment }), sibling > time {
      return false
    }
    return true
  }

  private func ancestors(of comment: Int) -> [Int] {
    var chain: [Int] = []
    var next: Int? = comment
    while let i = next, chain.count < Self.reach {
      chain.append(i)
      next = links[i].parent
    }
    return chain.reversed()
  }

  private static func key(_ name: Substring) -> String {
    name.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
