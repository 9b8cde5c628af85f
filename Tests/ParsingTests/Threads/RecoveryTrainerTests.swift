import Testing

@testable import Parsing

/// Training on made-up discussions, too few to learn anything of use.
@Suite struct RecoveryTrainerTests {
  private static let subjects = ["tanks", "ships", "drones", "radars", "shells", "pilots"]

  /// An article of two lines, and comments of one or two lines that each answer an earlier one on the
  /// path, or nothing.
  private static func thread(_ number: Int) -> TrainingThread {
    var random = SplitMix(seed: UInt64(number))
    func pick(_ words: [String]) -> String { words[Int(random.next() % UInt64(words.count))] }
    var lines = ["Navy orders more \(pick(subjects))", "The order was announced on Monday."]
    var gold = GoldThread(articleLines: lines.count, comments: [])
    var path: [Int] = []
    for i in 0..<8 {
      let kept = Int(random.next() % UInt64(path.count + 1))
      path.removeLast(path.count - kept)
      let first = lines.count + 1
      let subject = pick(subjects)
      lines.append(pick(["I think \(subject) cost too much.", "Why so few \(subject)?"]))
      if random.next() % 2 == 0 { lines.append("And \(subject) take years to build.") }
      gold.comments.append(
        GoldThread.Comment(
          parent: path.last, firstLine: first, lineCount: lines.count + 1 - first))
      path.append(i)
    }
    return TrainingThread(
      name: "made-\(number)", text: Array(lines.joined(separator: "\n").utf8), gold: gold,
      teachesLinks: true)
  }

  private static func weights(seed: UInt64, closely: CloseReader?) async -> [UInt8] {
    var trainer = RecoveryTrainer(seed: seed, closely: closely)
    trainer.mostTrees = 3
    return await trainer.weights((0..<6).map(thread), header: ["made up"]) { _ in }
  }

  @Test(arguments: [false, true])
  func sameDiscussionsAndSeedGiveTheSameBytes(isClose: Bool) async throws {
    let reader = isClose ? try CloseReader() : nil
    let first = await Self.weights(seed: 7, closely: reader)
    let second = await Self.weights(seed: 7, closely: reader)
    let other = await Self.weights(seed: 8, closely: reader)
    #expect(first == second)
    #expect(first != other)
    // What was written is read back, and written again the same.
    let model = try WeightsReader.read(first)
    #expect(WeightsWriter.write(model, header: ["made up"]) == first)
  }

  /// The numbers of the table, on a case that is counted by hand.
  @Test func scoresCountStartsEdgesAndConfidence() {
    var scores = SetScores()
    scores.foundStarts = 4
    scores.trueStarts = 6
    scores.rightStarts = 3
    scores.foundComments = 5
    scores.trueComments = 7
    scores.rightEdges = 3
    scores.bins[9] = SIMD3(4, 3.8, 3)
    scores.bins[2] = SIMD3(1, 0.25, 0)
    #expect(abs(scores.startScore - 0.6) < 1e-6)
    #expect(abs(scores.edgeScore - 0.5) < 1e-6)
    // |3.8 - 3| and |0.25 - 0| over five links.
    #expect(abs(scores.calibrationError - 0.21) < 1e-6)
    let table = SetScores.table(["made": scores])
    #expect(table.contains("   .950\n  observed"))
    #expect(table.contains("   .750\n"))
  }
}
