import Foundation
import TerminalSupport
import Testing

/// The commands that print.
@Suite struct CommandLineTests {
  private struct Answer {
    var status: Int32
    var output: String
    var errors: String
  }

  private static var root: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
  }

  private func run(_ arguments: String...) throws -> Answer { try run(arguments) }

  private func run(_ arguments: [String]) throws -> Answer {
    let process = Process()
    process.executableURL = URL(filePath: try #require(BuiltProgram.path("wardroom")))
    process.arguments = arguments
    process.currentDirectoryURL = Self.root
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let words = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return Answer(status: process.terminationStatus, output: text, errors: words)
  }

  @Test func showsTextThatFitsAndHoldsEveryWord() throws {
    let answer = try run("show", "seeds/kursk.txt", "--width", "60")
    #expect(answer.status == 0)
    #expect(answer.output.split(separator: "\n").allSatisfy { $0.count <= 60 })
    #expect(!answer.output.contains("\u{1B}"))
    let words = { (text: String) in
      Set(text.split { !$0.isLetter && !$0.isNumber }.map(String.init))
    }
    let seed = try String(contentsOf: Self.root.appending(path: "seeds/kursk.txt"), encoding: .utf8)
    let lost = words(seed).subtracting(words(answer.output)).filter { $0.count < 12 }
    #expect(lost.isEmpty)
  }

  /// Two discussions to learn from, one of them without its structure.
  private func lessons(_ gold: String) throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for name in ["a-one", "a-two"] {
      try "A slip\nWho pays?\n".write(
        to: folder.appending(path: "\(name).txt"), atomically: true, encoding: .utf8)
    }
    try gold.write(
      to: folder.appending(path: "a-one.gold.json"), atomically: true, encoding: .utf8)
    return folder
  }

  private static let gold = """
    {"article_lines": 1, "comments": [{"parent": null, "first_line": 2, "n_lines": 1}]}
    """

  @Test(arguments: [
    (["score", "FOLDER", "--cross-validate", "2"], "no more than there are discussions: 1"),
    (["score", "FOLDER", "--most=-1"], "--most takes 1"),
    (["train", "FOLDER", "--out", "FOLDER/w", "--date", "1\n2"], "--date is one line"),
  ])
  func learningSaysWhatIsAskedWrongly(arguments: [String], words: String) throws {
    let folder = try lessons(Self.gold)
    defer { try? FileManager.default.removeItem(at: folder) }
    let answer = try run(
      arguments.map { $0.replacingOccurrences(of: "FOLDER", with: folder.path()) })
    #expect(answer.status == 2)
    #expect(answer.errors.contains(words))
  }

  @Test(arguments: [-1, 0, 3])
  func aPartThatIsNoneIsRefused(parts: Int) throws {
    let folder = try lessons(Self.gold)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Self.gold.write(
      to: folder.appending(path: "a-two.gold.json"), atomically: true, encoding: .utf8)
    let answer = try run(
      "score", folder.path(), "--cross-validate", "2", "--parts=\(parts)")
    #expect(answer.status == 2)
    #expect(answer.errors.contains("--parts takes 1 to 2"))
  }

  @Test(arguments: [
    ("{", "it is no JSON that can be read"), ("{\"article_lines\": 1}", "there is no comments"),
    (
      gold.replacingOccurrences(of: "\"n_lines\": 1", with: "\"n_lines\": \"1\""),
      "it has another kind of value in comments, number 0, n_lines"
    ),
  ])
  func aFaultOfAStructureIsSaidInWords(gold: String, words: String) throws {
    let folder = try lessons(gold)
    defer { try? FileManager.default.removeItem(at: folder) }
    let answer = try run("score", folder.path(), "--quick")
    #expect(answer.status == 3)
    #expect(answer.errors.contains("a-one.gold.json: \(words)"))
    #expect(answer.errors.contains("a-two.txt: left out, as it has no a-two.gold.json"))
  }

  @Test func weightsThatAreCutOffAreRefusedByName() throws {
    let folder = try lessons(Self.gold)
    defer { try? FileManager.default.removeItem(at: folder) }
    let whole = try String(
      contentsOf: Self.root.appending(path: "Sources/Parsing/Threads/weights.txt"), encoding: .utf8)
    let file = folder.appending(path: "weights.txt")
    let end = try #require(whole.range(of: "trees link"))
    try whole[..<end.lowerBound].write(to: file, atomically: true, encoding: .utf8)
    let answer = try run("score", folder.path(), "--quick", "--first-weights", file.path())
    #expect(answer.status == 3)
    #expect(answer.errors.contains("weights.txt, line") && answer.errors.contains("cut off"))
  }

  @Test func aPipeGetsTextWithoutACommand() throws {
    let shown = try run("show", "seeds/kursk.txt")
    #expect(try run("seeds/kursk.txt").output == shown.output)
    #expect(try run("read", "--linear", "seeds/kursk.txt").output == shown.output)
  }

  @Test func theJSONReadsBackInAsItself() throws {
    let first = try run("show", "seeds/kursk.txt", "--format", "json")
    #expect(first.status == 0)
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).json")
    try first.output.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    let second = try run("show", file.path(), "--format", "json")
    #expect(second.output == first.output)
  }

  @Test func findsAndSaysWhenNothingIsFound() throws {
    let found = try run("search", "Kursk", "seeds/kursk.txt")
    #expect(found.status == 0)
    #expect(found.output.split(separator: "\n").count == 2)
    #expect(try run("search", "zebra", "seeds/kursk.txt").status == 1)
    #expect(try run("search", "/(/", "seeds/kursk.txt").status == 2)
  }

  /// Names that a repair gave are none of what is recovered alone.
  @Test func repairsAreLeftOutOfEveryCommandThatReads() throws {
    let name = "CR"
    #expect(try run("search", "--author", name, "munitions", "seeds/kursk.txt").status == 0)
    for command in [
      ["search", "the"], ["show"], ["explain"], ["facts"], ["frame"], ["read", "--linear"],
    ] {
      let source = ["seeds/kursk.txt"] + (command[0] == "explain" ? ["2"] : [])
      let process = command + source
      let whole = try run(process)
      let alone = try run(process + ["--as-recovered"])
      #expect(alone.status == 0, "\(command)")
      #expect(!alone.output.contains("Put right by hand"), "\(command)")
      #expect(alone.output != whole.output, "\(command)")
    }
  }

  @Test func explainsAComment() throws {
    let answer = try run("explain", "seeds/kursk.txt", "2")
    #expect(answer.status == 0)
    #expect(answer.output.contains("It begins here"))
    #expect(try run("explain", "seeds/kursk.txt", "9999").status == 1)
    #expect(try run("explain", "seeds/kursk.txt", "two").status == 2)
  }

  @Test func listsFactsOfAType() throws {
    let answer = try run("facts", "seeds/kursk.txt", "--format", "json", "--type", "percent")
    #expect(answer.status == 0)
    let rows = try #require(
      try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [[String: Any]])
    #expect(!rows.isEmpty && rows.allSatisfy { $0["type"] as? String == "percent" })
  }

  @Test func printsAFrameAfterKeys() throws {
    let answer = try run(
      "frame", "seeds/kursk.txt", "--size", "90x20", "--keys", "/ Kursk Enter n")
    #expect(answer.status == 0)
    let lines = answer.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 21)
    #expect(lines[19].contains("/Kursk 2/2"))
    #expect(try run("frame", "seeds/kursk.txt", "--size", "wide").status == 2)
  }

  @Test(arguments: ["show", "facts", "explain", "frame"])
  func missingSourcesAreExitStatusThree(command: String) throws {
    let arguments =
      command == "explain" ? [command, "no-such-file", "1"] : [command, "no-such-file"]
    let answer =
      try arguments.count == 3
      ? run(arguments[0], arguments[1], arguments[2]) : run(arguments[0], arguments[1])
    #expect(answer.status == 3)
    #expect(answer.errors.contains("there is no such file"))
    #expect(answer.output.isEmpty)
  }

  @Test func wrongUseIsExitStatusTwo() throws {
    #expect(try run("--no-such-option").status == 2)
    #expect(try run("show").status == 2)
    #expect(try run("show", "seeds/kursk.txt", "--format", "poem").status == 2)
    #expect(try run("show", "seeds/kursk.txt", "--width", "3").status == 2)
  }

  @Test func helpTellsWhatToType() throws {
    let answer = try run("--help")
    #expect(answer.status == 0)
    #expect(answer.output.contains("wardroom seeds/kursk.txt"))
  }

  @Test func keysComeFromTheCards() throws {
    let answer = try run("keys", "--mode", "facts")
    #expect(answer.status == 0)
    #expect(answer.output.contains("move.down"))
    #expect(!answer.output.contains("fold.toggle"))
  }
}
