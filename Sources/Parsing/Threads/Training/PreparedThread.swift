import Discussions

/// A training thread with its lines made ready.
struct PreparedThread: Sendable {
  let name: String
  let set: String
  /// Whether it is a page of a site of its own.
  var isPage: Bool { ["web", SourceKind.html.rawValue].contains(set) }
  let teachesLinks: Bool
  /// The inner fold that it belongs to.
  let fold: Int
  let truth: Truth
  private(set) var lines: [TextLine]
  private var habits: [WritingHabits] = []
  /// How much each of its lines or comments counts.
  let weight: Float

  /// - Parameter closely: what reads its lines closely; nil when nothing does.
  init(
    _ thread: TrainingThread, rarity: RarityTable, fold: Int = 0, closely: CloseReader? = nil
  ) {
    self.fold = fold
    name = thread.name
    set = thread.set
    teachesLinks = thread.teachesLinks
    let source = SourceLines.split(thread.text)
    truth = Truth(thread.gold, source)
    var reader = LineReader(thread.text, source, rarity: rarity)
    lines = reader.read(source.indices)
    if let meanings = closely?.meanings(of: thread, lines: source) {
      for i in lines.indices { lines[i].meaning = meanings[i] }
      habits = reader.habits(of: lines)
    }
    weight = SetWeights.weight(of: set)
  }

  /// Sets what a model says of the lines by their words, and what follows from it.
  mutating func scoreWords(by model: RecoveryModel) {
    model.scoreWords(&lines)
    Surroundings.set(in: &lines, habits: habits)
  }

  func style(split: Int? = nil) -> DocumentStyle {
    DocumentStyle(lines, split: split ?? truth.split, lineCount: lines.count)
  }

  func walk<Policy: ThreadPolicy>(
    _ policy: Policy, model: RecoveryModel, style: DocumentStyle
  ) -> Policy {
    var walk = ThreadWalk(
      style: style, linkWords: model.linkWords, policy: policy)
    for i in lines.indices {
      walk.advance(lines[i], at: i, next: i + 1 < lines.count ? lines[i + 1] : nil)
    }
    walk.close()
    return walk.policy
  }
}

/// Sources differ in size by a factor of a hundred; small ones count more for each line. Most pages are of
/// cooking sites, where readers thank and the writer answers (decision 18).
enum SetWeights {
  static func weight(of set: String) -> Float {
    switch set {
    case "reddit15": 0.6
    case "delving": 0.8
    case "web": 1.5
    case SourceKind.html.rawValue: 0.5
    default: 1
    }
  }
}
