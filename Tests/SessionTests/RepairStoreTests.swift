import Foundation
import Parsing
import Testing

@testable import Session

/// What stands beside a text is never lost by saving.
@Suite struct RepairStoreTests {
  private static let text = Array("An article.\nA comment.\nAnother one.\nA third.".utf8)

  /// Runs in a folder of its own, with the path of a text there.
  private func withText(_ body: (_ path: String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.appending(path: "text.txt").path)
  }

  private func repairs(_ parents: [Int: Repairs.Parent]) -> Repairs {
    var repairs = Repairs()
    repairs.parents = parents
    return repairs
  }

  private func contents(_ path: String) throws -> String {
    try String(contentsOfFile: path, encoding: .utf8)
  }

  @Test func whatWasReadOrWrittenLastIsReplaced() throws {
    try withText { path in
      let (first, second) = (repairs([3: .topLevel]), repairs([4: .comment(line: 2)]))
      let words = try RepairStore.write(first, over: .none, for: path, text: Self.text)
      #expect(words == "1 repair is saved in text.txt.repairs")
      _ = try RepairStore.write(second, over: first, for: path, text: Self.text)
      #expect(RepairStore.read(for: path, text: Self.text).repairs == second)
      #expect(!FileManager.default.fileExists(atPath: path + ".repairs~"))
    }
  }

  @Test(arguments: [
    "wardroom repairs 2\nstart 2 0\n", "nothing of ours", "wardroom repairs 1\nstart 9 abc\n",
  ])
  func whatCouldNotBeReadWholeIsKept(file: String) throws {
    try withText { path in
      try file.write(toFile: path + ".repairs", atomically: false, encoding: .utf8)
      let found = RepairStore.read(for: path, text: Self.text)
      #expect(found.words != nil)
      let words = try RepairStore.write(
        repairs([3: .topLevel]), over: found.repairs, for: path, text: Self.text)
      #expect(words.hasSuffix("what stood there is text.txt.repairs~"))
      #expect(try contents(path + ".repairs~") == file)
    }
  }

  /// As after `--as-recovered`, and when another session has saved in between.
  @Test func repairsThatAreNotKnownAreKeptEachTime() throws {
    try withText { path in
      _ = try RepairStore.write(repairs([3: .topLevel]), over: .none, for: path, text: Self.text)
      let first = try contents(path + ".repairs")
      _ = try RepairStore.write(.none, over: .none, for: path, text: Self.text)
      #expect(try contents(path + ".repairs~") == first)
      _ = try RepairStore.write(
        repairs([4: .topLevel]), over: repairs([3: .topLevel]), for: path, text: Self.text)
      #expect(try contents(path + ".repairs~") == first)
      #expect(try contents(path + ".repairs~2") == "wardroom repairs 1\n")
    }
  }

  @Test func whatCannotBeWrittenIsSaid() throws {
    try withText { path in
      try FileManager.default.createDirectory(
        atPath: path + ".repairs", withIntermediateDirectories: false)
      #expect(throws: RepairStore.Failure.self) {
        try RepairStore.write(repairs([3: .topLevel]), over: .none, for: path, text: Self.text)
      }
      #expect(throws: RepairStore.Failure.self) {
        try RepairStore.write(repairs([3: .topLevel]), over: .none, for: "-", text: Self.text)
      }
      let left = try FileManager.default.contentsOfDirectory(
        atPath: URL(filePath: path).deletingLastPathComponent().path)
      #expect(left == ["text.txt.repairs"])
    }
  }

  @Test func linesMayEndAsInWindows() throws {
    try withText { path in
      let known = repairs([3: .topLevel, 4: .comment(line: 2)])
      _ = try RepairStore.write(known, over: .none, for: path, text: Self.text)
      let windows = try contents(path + ".repairs").replacing("\n", with: "\r\n")
      try windows.write(toFile: path + ".repairs", atomically: false, encoding: .utf8)
      let found = RepairStore.read(for: path, text: Self.text)
      #expect(found.repairs == known)
      #expect(found.words == nil)
    }
  }

  @Test(arguments: [
    ([2], "1 repair in PATH no longer finds its line (line 2 of the file)"),
    ([2, 3], "2 repairs in PATH no longer find their lines (lines 2 and 3 of the file)"),
  ])
  func whatNoLongerFindsItsLineIsCounted(rewritten: [Int], words: String) throws {
    try withText { path in
      let saved = repairs([2: .topLevel, 3: .topLevel, 4: .topLevel])
      _ = try RepairStore.write(saved, over: .none, for: path, text: Self.text)
      var lines = String(decoding: Self.text, as: UTF8.self).split(separator: "\n").map(String.init)
      for line in rewritten { lines[line - 1] = "Something else, line \(line)." }
      let text = Array(lines.joined(separator: "\n").utf8)
      let found = RepairStore.read(for: path, text: text)
      #expect(found.words == words.replacing("PATH", with: path + ".repairs"))
      #expect(found.repairs.parents.count == 3 - rewritten.count)
    }
  }

  /// The second comment is put at the top level, so that the third and the fourth cannot answer the
  /// first; the fifth can answer the second.
  @Test func whatCannotBeFollowedIsSaid() throws {
    try withText { path in
      let text = """
        The navy has ordered five frigates of a new kind, the first of which is due in two years.
        Fresh paint for an old ship, if you ask me, and far too late as well.
        Not at all, it is a new hull with a new gun and a crew of its own.
        Who pays for the crew is what I would like to know.
        The treasury does, as it always has.
        And who pays the treasury, if I may ask?
        """
      try text.write(toFile: path, atomically: false, encoding: .utf8)
      var given = repairs([
        3: .topLevel, 4: .comment(line: 2), 5: .comment(line: 2), 6: .comment(line: 3),
      ])
      given.articleEnd = 1
      for line in 2...6 { given.starts[line] = true }
      _ = try RepairStore.write(given, over: .none, for: path, text: Array(text.utf8))
      let found = try Opening.discussion(at: path)
      #expect(found.comments.count == 5)
      #expect(found.comments.parent(4) == 1)
      #expect(
        found.notes.map(\.text.string) == [
          "2 repairs cannot be followed; 3 cannot answer 1: one between is outside its"
            + " thread"
        ])
      #expect(try Opening.discussion(at: path, isAsRecovered: true).notes.isEmpty)
      var below = given
      below.parents = [2: .comment(line: 4), 3: .topLevel, 4: .comment(line: 3)]
      _ = try RepairStore.write(below, over: given, for: path, text: Array(text.utf8))
      #expect(
        try Opening.discussion(at: path).notes.map(\.text.string) == [
          "1 repair cannot be followed; 1 cannot answer 3, which stands below it"
        ])
    }
  }
}
