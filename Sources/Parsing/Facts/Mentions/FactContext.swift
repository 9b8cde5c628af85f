import Discussions

/// What a document has said so far that later parts are read by: its date, and names in full.
///
/// A value that is passed from section to section, so that the facts of a long discussion can be
/// found while it is still being read.
package struct FactContext: Sendable {
  var anchor = DateAnchor()
  /// People of the lexicon who were named beyond doubt, by the line of their entry.
  var people: [Int32: Bool] = [:]
  /// Ships of the lexicon that were named with their prefix or their kind, by the line of their entry.
  var ships: Set<Int32> = []
  /// Organisations of the lexicon that were named, by the line of their entry.
  var bodies: Set<Int32> = []
  /// The navy that was named last in full.
  var navy: String?
  /// Equipment of the lexicon that was named, by the line of its entry.
  var things: Set<Int32> = []
  /// Names of no list that were introduced in full, by the hash of the word that stands for them later
  /// (a surname, an acronym).
  var introduced: [UInt64: Introduced] = [:]
  /// First words of the names of those who write, lower case: they are no facts.
  var writers: Set<String> = []
  var isArticle = true
  /// Whether the text is English, by the last block that was long enough to tell.
  var isEnglish = true
  /// What unknown words were read as; nil for those that stay unknown.
  var spellings: [UInt64: UInt64?] = [:]

  /// The people whose number was told last, while later figures may mean them.
  var counted: Counted?

  /// The place or body that the block before named last, within the same comment.
  var last: String?

  struct Counted: Sendable {
    var of: String
    /// Blocks that were read since.
    var age = 0
  }

  struct Introduced: Sendable {
    var type: FactType
    var entity: String
  }

  /// - Parameter published: when the article was published, where its source says so.
  package init(published: Timestamp? = nil) {
    anchor.stated = published.map { CalendarDate($0) }
  }
}

extension FactContext {
  /// Names of those who write are no facts where they are spoken to.
  mutating func note(writersOf discussion: Discussion, from first: Int) {
    for index in first..<max(first, discussion.comments.count) {
      if let author = discussion.comments[index].author {
        writers.insert(author.name.string.lowercased())
      }
    }
  }

  /// Blocks after which a figure is no longer of those who were counted before.
  private static let memory = 2

  /// Call it before each block.
  mutating func enterBlock() {
    counted?.age += 1
    if let counted, counted.age > Self.memory { self.counted = nil }
  }

  /// Moves the time of writing to a comment's own date, where it has one.
  mutating func enter(commentOf date: Timestamp?) {
    counted = nil
    last = nil
    if let date { anchor.stated = CalendarDate(date) }
  }
}
