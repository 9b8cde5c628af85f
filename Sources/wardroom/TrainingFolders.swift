import ArgumentParser
import Fetching
import Glibc
import Parsing
import Session

/// Folders of discussions whose structure is known.
struct TrainingFolders: ParsableArguments {
  @Argument(
    help: "Folders with NAME.txt and NAME.gold.json; NAME begins with its set's name and a hyphen.",
    completion: .directory)
  var folders: [String]

  @Option(
    help: "A folder whose discussions teach where comments start, but no links.",
    completion: .directory)
  var startsOnly: [String] = []

  @Option(
    help: "A page or an export that states its thread, which teaches too, as the set of its name.",
    completion: .file())
  var page: [String] = []

  @Option(
    help: """
      Encoders to read with, the k-th of N tuned without every N-th discussion of each folder from \
      the k-th on, by name. Without any, a model is trained that does not read closely.
      """, completion: .file())
  var encoder: [String] = []

  @Option(help: "Take at most so many discussions of each set from a folder, drawn by their names.")
  var most: Int?

  @Option(help: "The seed of all that is drawn at random.")
  var seed: UInt64 = 1

  func validate() throws {
    guard most.map({ $0 >= 1 }) ?? true else {
      throw ValidationError("--most takes 1 discussion of each set or more")
    }
  }

  func threads() throws -> [TrainingThread] {
    let threads = try folders.flatMap { try self.threads(in: $0, teachesLinks: true) }
    guard !threads.isEmpty else {
      throw Failure(
        "there is no NAME.txt with a NAME.gold.json in " + folders.joined(separator: ", "),
        status: Failure.nothingFound)
    }
    return threads
  }

  func startTeachers() throws -> [TrainingThread] {
    try startsOnly.flatMap { try threads(in: $0, teachesLinks: false) }
  }

  func pageTeachers() throws -> [TrainingThread] {
    try page.map { path in
      let discussion = try SourceArgument.reading { try Opening.discussion(at: path) }
      let file = path.split(separator: "/").last.map(String.init) ?? path
      guard let thread = TrainingThread(discussion, name: file) else {
        throw Failure("\(path) states no thread", status: Failure.nothingFound)
      }
      return thread
    }
  }

  /// What reads the discussions closely; nil without encoders.
  func closeReader() throws -> CloseReader? {
    guard !encoder.isEmpty else { return nil }
    do {
      return try CloseReader(files: try encoder.map(Self.bytes))
    } catch let error as WeightsError {
      throw Failure("\(encoder[error.line - 1]): \(error.reason)", status: Failure.unreadable)
    }
  }

  /// The discussions of one folder, by name.
  func threads(in folder: String, teachesLinks: Bool) throws -> [TrainingThread] {
    let ending = ".gold.json"
    let files = try Self.files(in: folder)
    let names = files.filter { $0.hasSuffix(ending) }
    let known = Set(names.map { $0.dropLast(ending.count) })
    for file in files.sorted() where file.hasSuffix(".txt") && !known.contains(file.dropLast(4)) {
      Self.log("\(folder)/\(file): left out, as it has no \(file.dropLast(4))\(ending)")
    }
    let chosen = drawn(names)
    return try names.sorted().enumerated().filter { chosen.contains($0.element) }.map { i, file in
      let name = String(file.dropLast(ending.count))
      let path = folder + "/" + name
      do {
        let text = try Self.bytes(at: path + ".txt")
        let gold = try GoldThread(json: try Self.bytes(at: path + ending))
        try gold.check(against: text)
        var thread = TrainingThread(
          name: name, text: text, gold: gold, teachesLinks: teachesLinks)
        if !encoder.isEmpty { thread.encoder = i % encoder.count }
        return thread
      } catch let error as GoldThread.Problem {
        throw Failure("\(path)\(ending): \(error)", status: Failure.unreadable)
      } catch let error as DecodingError {
        throw Failure("\(path)\(ending): \(Self.words(for: error))", status: Failure.unreadable)
      }
    }
  }

  private static func words(for error: DecodingError) -> String {
    func place(_ context: DecodingError.Context) -> String {
      let keys = context.codingPath.map { $0.intValue.map { "number \($0)" } ?? $0.stringValue }
      return keys.isEmpty ? "" : " in \(keys.joined(separator: ", "))"
    }
    return switch error {
    case .keyNotFound(let key, let context): "there is no \(key.stringValue)\(place(context))"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      "it has another kind of value\(place(context))"
    case .dataCorrupted(let context): "it is no JSON that can be read\(place(context))"
    @unknown default: "it cannot be read"
    }
  }

  /// Of each set those whose names have the lowest hashes (FNV-1a), which has nothing to do with
  /// what they are like.
  private func drawn(_ names: [String]) -> Set<String> {
    guard let most else { return Set(names) }
    func hash(_ name: String) -> UInt64 {
      name.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
    let sets = Dictionary(grouping: names) { $0.prefix { $0 != "-" } }
    return Set(
      sets.values.flatMap { names in
        names.sorted { (hash($0), $0) < (hash($1), $1) }.prefix(most)
      })
  }

  private static func files(in folder: String) throws -> [String] {
    guard let directory = opendir(folder) else {
      throw Failure(
        "\(folder): \(String(cString: strerror(errno)))", status: Failure.unreadable)
    }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      names.append(
        withUnsafeBytes(of: &entry.pointee.d_name) {
          String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
        })
    }
    return names
  }

  static func bytes(at path: String) throws -> [UInt8] {
    do {
      return try SourceFile.bytes(at: path)
    } catch {
      throw Failure("\(error)", status: Failure.unreadable)
    }
  }

  /// What training is doing, on standard error.
  @Sendable static func log(_ words: String) { Output.complain(words) }
}
