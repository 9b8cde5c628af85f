/// Discussions as they might have been: some writers sign their comments, some greet.
///
/// The sources that structure is known of hardly ever show it, other sites do. Names are made up.
enum Augmentation {
  private static let fewestComments = 5

  /// What a discussion teaches: a fifth of them, drawn by their names, with signatures and greetings in
  /// some comments.
  static func taught(by thread: TrainingThread, seed: UInt64) -> TrainingThread {
    let draw = TermHash.of(thread.name)
    guard draw % 5 == 0, thread.gold.comments.count >= fewestComments else { return thread }
    return signed(thread, seed: seed &+ UInt64(draw))
  }

  private static func signed(_ thread: TrainingThread, seed: UInt64) -> TrainingThread {
    var random = SplitMix(seed: seed)
    let lines = thread.text.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    let rate = 0.1 + 0.5 * random.share()
    let signatures = (0..<3).map { _ in signature(&random) }
    let greets = random.share() < 0.5
    var text: [[UInt8]] = Array(lines.prefix(thread.gold.articleLines))
    var gold = thread.gold
    for (i, comment) in thread.gold.comments.enumerated() {
      let low = min(lines.count, max(0, comment.firstLine - 1))
      let high = min(lines.count, low + max(0, comment.lineCount))
      gold.comments[i].firstLine = text.count + 1
      if greets, comment.parent != nil, random.share() < 0.1 {
        text.append(
          Array("\(pick(["Hi", "Hello", "Hey", "Dear"], &random)) \(name(&random)),".utf8))
      }
      text += lines[low..<high]
      if random.share() < rate {
        let own = signatures[Int(random.next() % UInt64(signatures.count))]
        let farewell =
          random.share() < 0.3 ? pick(["Cheers ", "Regards, ", "Best, ", "Thanks, "], &random) : ""
        text.append(Array((farewell + own).utf8))
      }
      gold.comments[i].lineCount = text.count + 1 - gold.comments[i].firstLine
    }
    var copy = thread
    copy.gold = gold
    copy.text = Array(text.joined(separator: [0x0A]))
    return copy
  }

  private static func pick(_ words: [String], _ random: inout SplitMix) -> String {
    words[Int(random.next() % UInt64(words.count))]
  }

  private static func signature(_ random: inout SplitMix) -> String {
    guard random.share() < 0.5 else { return name(&random) }
    let letters = Array("ABCDEFGHIJKLMNOPRSTW")
    let count = 2 + Int(random.next() % 2)
    return String((0..<count).map { _ in letters[Int(random.next() % UInt64(letters.count))] })
  }

  private static func name(_ random: inout SplitMix) -> String {
    let first = pick(
      ["Jo", "Ma", "Da", "Ste", "An", "Pe", "Ro", "Li", "Ka", "To", "Ge", "Su"], &random)
    let last = pick(
      ["hn", "rk", "vid", "ve", "na", "ter", "bert", "sa", "ren", "m", "rald"], &random)
    return first + last
  }
}
