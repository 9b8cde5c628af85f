import ArgumentParser
import Parsing
import Session

/// `wardroom train FOLDER … --out FILE`: learns what recovery goes by from discussions whose
/// structure is known.
struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Learn the weights of recovery from discussions whose structure is known.",
    discussion: "The same folders, seed and date give the same bytes.",
    shouldDisplay: false)

  @OptionGroup var lessons: TrainingFolders

  @Option(help: "Where to write the weights.", completion: .file())
  var out: String

  @Option(help: "The date that the file states.")
  var date: String

  @Option(
    help: "A file whose lines go into the header: the scores, as score --cross-validate prints.",
    completion: .file())
  var scores: String?

  func validate() throws {
    guard !date.contains(where: \.isNewline) else {
      throw ValidationError("--date is one line of the file's header")
    }
  }

  func run() throws {
    try written { () throws(WholeFile.Failure) in try WholeFile.check(out) }
    let threads = try lessons.threads() + lessons.startTeachers() + lessons.pageTeachers()
    var header = RecoveryTrainer.header(of: threads, date: date, seed: lessons.seed)
    if let scores {
      let text = String(decoding: try TrainingFolders.bytes(at: scores), as: UTF8.self)
      header += text.split(separator: "\n").map(String.init)
    }
    let trainer = RecoveryTrainer(seed: lessons.seed, closely: try lessons.closeReader())
    let lines = header
    let weights = try Waiting.result {
      await trainer.weights(threads, header: lines, log: TrainingFolders.log)
    }
    try written { () throws(WholeFile.Failure) in try WholeFile.write(weights, to: out) }
  }

  private func written(_ body: () throws(WholeFile.Failure) -> Void) throws {
    do throws(WholeFile.Failure) {
      try body()
    } catch {
      throw Failure("\(out): \(error)", status: Failure.unreadable)
    }
  }
}
