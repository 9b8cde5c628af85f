import ArgumentParser
import Discussions
import Parsing

/// `wardroom score FOLDER …`: how well recovery does on discussions whose structure is known.
struct ScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Score recovery on discussions whose structure is known.",
    discussion: """
      Without --cross-validate the weights that the program was built with are scored, which
      flatters on discussions that they were trained on.
      """,
    shouldDisplay: false)

  @OptionGroup var lessons: TrainingFolders

  @Option(
    help: "Train on all but one part of the discussions and score that part, for each of N parts.")
  var crossValidate: Int?

  @Option(help: "With --cross-validate: folders that only teach.", completion: .directory)
  var teacher: [String] = []

  @Option(help: "With --cross-validate: train only the first N parts, for a quicker look.")
  var parts: Int?

  @Option(
    help: "Weights of the first reading instead of those that the program was built with.",
    completion: .file())
  var firstWeights: String?

  @Option(help: "The same for the close reading.", completion: .file())
  var closeWeights: String?

  @Flag(help: "Read line by line only, as the first look and long texts are.")
  var quick = false

  @Option(help: "Leave this signal out of account, to see what it is worth.")
  var without: String?

  private static let began = ContinuousClock.now

  private static func seconds() -> Double { (ContinuousClock.now - began) / .seconds(1) }

  func run() throws {
    let scored = try lessons.threads()
    guard let crossValidate else {
      let muted = without.flatMap(Signal.init(rawValue:))
      if let without, muted == nil {
        let names = Signal.allCases.map(\.rawValue).joined(separator: ", ")
        throw Failure(
          "\(without) is no signal; there are \(names)", status: Failure.wrongUse)
      }
      return Output.write(
        SetScores.table(
          RecoveryTrainer.scores(
            of: scored, quick: try Self.weights(at: firstWeights),
            close: try Self.weights(at: closeWeights),
            closely: quick ? nil : try lessons.closeReader() ?? CloseReader(), without: muted,
            now: Self.seconds)))
    }
    guard crossValidate >= 2, crossValidate <= scored.count else {
      throw Failure(
        "--cross-validate takes 2 parts or more, and no more than there are discussions: "
          + "\(scored.count)", status: Failure.wrongUse)
    }
    let parts = parts ?? crossValidate
    guard (1...crossValidate).contains(parts) else {
      throw Failure("--parts takes 1 to \(crossValidate)", status: Failure.wrongUse)
    }
    let teachers = try teacher.flatMap { try lessons.threads(in: $0, teachesLinks: true) }
    let trainer = RecoveryTrainer(seed: lessons.seed, closely: try lessons.closeReader())
    let validation = CrossValidation(
      scored: scored, teachers: try teachers + lessons.startTeachers() + lessons.pageTeachers(),
      folds: crossValidate,
      trainer: trainer)
    let scores = try Waiting.result {
      await validation.run(parts: parts, now: Self.seconds, log: TrainingFolders.log)
    }
    Output.write(SetScores.table(scores))
  }

  private static func weights(at path: String?) throws -> RecoveryModel? {
    guard let path else { return nil }
    do {
      return try RecoveryModel(weights: try TrainingFolders.bytes(at: path))
    } catch let error as WeightsError {
      throw Failure("\(path), line \(error.line): \(error.reason)", status: Failure.unreadable)
    }
  }
}
