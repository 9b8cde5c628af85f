import Foundation
import TerminalSupport
import Testing

/// The README shows what the program shows.
@Suite struct ReadmeTests {
  @Test func thePictureIsTheProgramsOwn() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let readme = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
    let process = Process()
    process.executableURL = URL(filePath: try #require(BuiltProgram.path("wardroom")))
    process.arguments = [
      "frame", "seeds/kursk.txt", "--size", "120x28", "--keys", "/ Kursk Enter",
    ]
    process.currentDirectoryURL = root
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let frame = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(
      readme.contains("```text\n\(frame)```\n"),
      "the README's picture is stale: put the output of the command above it in its place")
  }
}
