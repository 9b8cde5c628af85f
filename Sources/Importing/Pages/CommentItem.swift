/// Where one comment stands on a page.
struct CommentItem {
  /// The nodes of the comment with everything nested in it; whole elements.
  var region: Range<Int>
  var id: String?
  var parentID: String?
  /// Index of the item that this one is nested in or placed under.
  var parent: Int?
  /// The level that a class states, from 1.
  var depth: Int?
  var isPing = false

  init(
    region: Range<Int>, id: String? = nil, parentID: String? = nil, parent: Int? = nil,
    depth: Int? = nil, isPing: Bool = false
  ) {
    self.region = region
    self.id = id
    self.parentID = parentID
    self.parent = parent
    self.depth = depth
    self.isPing = isPing
  }
}

/// Collects items in document order and keeps account of which one is nested in which.
///
/// An element that holds answers (`children`) and stands beside a comment, not inside it, belongs to
/// the comment before it.
struct CommentNesting {
  private struct Scope {
    let end: Int
    let item: Int?
    var last: Int?
  }

  private(set) var items: [CommentItem] = []
  private var scopes: [Scope] = []

  /// Leaves what ends before node `i`; call for each element in document order.
  mutating func advance(to i: Int) {
    while let last = scopes.last, last.end <= i { scopes.removeLast() }
  }

  /// Index of the item that the current element is nested in.
  var enclosing: Int? { scopes.last { $0.item != nil }?.item }

  /// The enclosing item that the current element is a part of, past no holder of answers.
  var current: Int? { scopes.last?.item }

  mutating func openReplies(end: Int) {
    guard let scope = scopes.last else {
      scopes.append(Scope(end: end, item: outerLast))
      return
    }
    scopes.append(Scope(end: end, item: scope.last ?? scope.item))
  }

  /// The last item at the top level.
  private var outerLast: Int?

  /// Adds an item under the one that it is nested in.
  mutating func open(_ item: CommentItem) {
    var item = item
    item.parent = scopes.last?.item
    let index = items.count
    items.append(item)
    if scopes.isEmpty { outerLast = index } else { scopes[scopes.count - 1].last = index }
    scopes.append(Scope(end: item.region.upperBound, item: index))
  }

  /// Whether the current item has this id, which several of its elements may state.
  func isIn(_ id: String) -> Bool { current.map { items[$0].id == id } ?? false }

  /// Gives the current item the id that an element inside it states.
  mutating func name(_ item: Int, _ id: String) {
    if items[item].id == nil { items[item].id = id }
  }

  /// Some themes write all comments side by side and say the level in a class only: then the
  /// parent is the last comment one level up.
  static func rebuildingDepths(_ items: [CommentItem]) -> [CommentItem] {
    var items = items
    var lastAtDepth: [Int] = []
    for i in items.indices {
      guard let depth = items[i].depth else { continue }
      if depth > 1, items[i].parent == nil, items[i].parentID == nil {
        items[i].parent = lastAtDepth.prefix(depth - 1).last
      }
      if lastAtDepth.count >= depth { lastAtDepth.removeSubrange((depth - 1)...) }
      // A level that was left out is filled by the comment below it.
      while lastAtDepth.count < depth { lastAtDepth.append(i) }
    }
    return items
  }
}
