import Discussions

/// One comment as a page or export states it, before it has a place in a tree.
struct FoundComment {
  /// The id that the source states; nil where it states none.
  var id: String?
  /// The id of the comment that this one answers, where the source names it by id.
  var parentID: String?
  /// Index of that comment among those found, where only the layout shows it.
  var parentIndex: Int?
  var author: String?
  var date: Timestamp?
  /// The source's words for the date when they give no moment.
  var dateText: String?
  var blocks: [Block]
  var score: Int?
  /// Whether the source holds only the beginning of the text.
  var isCut = false

  init(
    id: String? = nil, parentID: String? = nil, parentIndex: Int? = nil, author: String? = nil,
    date: Timestamp? = nil, dateText: String? = nil, blocks: [Block] = [], score: Int? = nil
  ) {
    self.id = id
    self.parentID = parentID
    self.parentIndex = parentIndex
    self.author = author
    self.date = date
    self.dateText = dateText
    self.blocks = blocks
    self.score = score
  }
}

extension CommentTree {
  /// Arranges comments whose parents are named by id or, failing that, by index.
  ///
  /// A parent that was not found leaves its answers at the top level; how many is returned, because
  /// a reader should know. Of two comments with one id the first is the parent.
  static func stated(_ found: [FoundComment]) -> (tree: CommentTree, orphans: Int) {
    var indexOfID: [String: Int] = [:]
    indexOfID.reserveCapacity(found.count)
    for (i, comment) in found.enumerated() {
      if let id = comment.id, indexOfID[id] == nil { indexOfID[id] = i }
    }
    var orphans = 0
    var parents: [Int?] = []
    parents.reserveCapacity(found.count)
    for comment in found {
      if let id = comment.parentID {
        let parent = indexOfID[id] ?? comment.parentIndex
        if parent == nil { orphans += 1 }
        parents.append(parent)
      } else {
        parents.append(comment.parentIndex)
      }
    }
    let comments = zip(found, parents).map { comment, parent in
      Comment(
        sourceID: comment.id.map { SafeText(field: $0).string },
        author: comment.author.flatMap { name in
          let name = SafeText(field: name.trimmed)
          return name.isEmpty ? nil : .stated(name)
        },
        date: comment.date,
        dateText: comment.date == nil ? comment.dateText.map { SafeText(field: $0) } : nil,
        blocks: comment.blocks,
        link: parent == nil ? .topLevel : .stated,
        score: comment.score)
    }
    return (CommentTree.arranging(comments, parents: parents).tree, orphans)
  }
}
