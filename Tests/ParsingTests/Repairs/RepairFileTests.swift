import Discussions
import Foundation
import Testing

@testable import Parsing

@Suite struct RepairFileTests {
  private let text = Array("Title line.\nFirst.\n\nSecond.\nThird.\nSecond.\nLast.\n".utf8)

  private static let seed = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "seeds/kursk.txt")

  /// The bundled text, and the repairs that ship beside it.
  private static func bundled() throws -> (text: [UInt8], repairs: Repairs, lost: [Int]) {
    let text = Array(try Data(contentsOf: seed))
    let file = try String(contentsOf: seed.appendingPathExtension("repairs"), encoding: .utf8)
    let (repairs, lost) = try RepairFile.read(file, for: text)
    return (text, repairs, lost)
  }

  private var repairs: Repairs {
    var repairs = Repairs()
    repairs.articleEnd = 1
    repairs.starts = [2: true, 4: true, 5: false, 7: true]
    repairs.parents = [2: .topLevel, 4: .comment(line: 2), 7: .comment(line: 4)]
    repairs.authors = [4: "Ann Other"]
    return repairs
  }

  @Test func readsBackWhatItWrites() throws {
    let file = RepairFile.write(repairs, of: text)
    let (read, lost) = try RepairFile.read(file, for: text)
    #expect(read == repairs)
    #expect(lost.isEmpty)
  }

  /// A page may show what answers above what it answers.
  @Test func aParentMayStandBelow() throws {
    var repairs = Repairs()
    repairs.parents = [2: .comment(line: 7), 4: .comment(line: 4)]
    let (read, lost) = try RepairFile.read(RepairFile.write(repairs, of: text), for: text)
    #expect(read.parents == [2: .comment(line: 7)])
    #expect(lost.count == 1)
  }

  @Test func findsLinesThatMoved() throws {
    let file = RepairFile.write(repairs, of: text)
    let moved = Array("New above.\n\nAnd more.\n".utf8) + text + Array("New below.\n".utf8)
    let (read, lost) = try RepairFile.read(file, for: moved)
    #expect(lost.isEmpty)
    #expect(read.articleEnd == 4)
    #expect(read.starts == [5: true, 7: true, 8: false, 10: true])
    #expect(read.parents[10] == .comment(line: 7))
    #expect(read.authors == [7: "Ann Other"])
  }

  @Test func countsWhatNoLongerFits() throws {
    let file = RepairFile.write(repairs, of: text)
    let cut = Array("Title line.\nFirst.\n".utf8)
    let (read, lost) = try RepairFile.read(file, for: cut)
    #expect(read.starts == [2: true])
    #expect(lost.count == repairs.count - 3)
  }

  /// Several comments say "Agreed."; the repairs of each are of that one.
  private static let repeated = [
    "An article.", "One thing.", "Agreed.", "Another thing.", "Agreed.", "Agreed.",
    "A third thing.", "Agreed.",
  ]

  private static func repeatedRepairs() -> Repairs {
    var repairs = Repairs()
    repairs.authors = [3: "Ann", 5: "Bob", 6: "Carl", 8: "Dan"]
    repairs.parents = [6: .comment(line: 5)]
    return repairs
  }

  private static func bytes(_ lines: [String]) -> [UInt8] {
    Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  @Test(arguments: 1...9) func repeatedLinesAreFoundBelowNewOnes(count: Int) throws {
    let file = RepairFile.write(Self.repeatedRepairs(), of: Self.bytes(Self.repeated))
    // What is new says the same as well.
    let above = (1...count).map { $0.isMultiple(of: 3) ? "Agreed." : "New line \($0)." }
    let (read, lost) = try RepairFile.read(file, for: Self.bytes(above + Self.repeated))
    #expect(lost.isEmpty)
    #expect(
      read.authors == [3 + count: "Ann", 5 + count: "Bob", 6 + count: "Carl", 8 + count: "Dan"])
    #expect(read.parents == [6 + count: .comment(line: 5 + count)])
  }

  @Test func aRepeatedLineThatIsGoneTakesNoOther() throws {
    let file = RepairFile.write(Self.repeatedRepairs(), of: Self.bytes(Self.repeated))
    var cut = Self.repeated
    cut.remove(at: 2)
    let (read, lost) = try RepairFile.read(file, for: Self.bytes(cut))
    #expect(read.authors == [4: "Bob", 5: "Carl", 7: "Dan"])
    #expect(lost == [3])
  }

  @Test func anotherLineThatSaysTheSameIsNotTaken() throws {
    var repairs = Repairs()
    repairs.authors = [3: "Ann"]
    let file = RepairFile.write(repairs, of: Self.bytes(Self.repeated))
    var cut = Self.repeated
    cut.remove(at: 2)
    #expect(try RepairFile.read(file, for: Self.bytes(cut)).repairs.isEmpty)
    // One that the text has only once by then is no more the marked one than one of many.
    #expect(try RepairFile.read(file, for: Self.bytes(Array(cut[..<4]))).repairs.isEmpty)
  }

  /// As files were written before lines that are repeated had an anchor.
  @Test func withoutAnchorsLinesMoveAsTheOthersDo() throws {
    let file = RepairFile.write(Self.repeatedRepairs(), of: Self.bytes(Self.repeated))
    var bare = file.replacing(/@[0-9a-f]+[+-]\d+/, with: "")
    #expect(bare != file)
    var one = Repairs()
    one.starts = [2: true, 4: true, 7: true]
    bare += RepairFile.write(one, of: Self.bytes(Self.repeated)).split(separator: "\n").dropFirst()
      .joined(separator: "\n")
    let above = ["New.", "Agreed."]
    let (read, lost) = try RepairFile.read(bare, for: Self.bytes(above + Self.repeated))
    #expect(lost.isEmpty)
    #expect(read.authors == [5: "Ann", 7: "Bob", 8: "Carl", 10: "Dan"])
  }

  @Test(arguments: [
    "", "wardroom repairs 2\n", "wardroom repairs 1\nstart\n", "wardroom repairs 1\nstart x y\n",
    "wardroom repairs 1\nblow 2 ff\n", "wardroom repairs 1\nparent 2 ff\n",
    "wardroom repairs 1\nauthor 2 ff\n", "\u{1B}[31m",
    "wardroom repairs 1\nstart -9223372036854775808 90f1c07b5a69200\n",
    "wardroom repairs 1\nstart 9223372036854775807 90f1c07b5a69200\n",
    "wardroom repairs 1\nstart 2 90f1@90f1-9223372036854775808\n",
    "wardroom repairs 1\nstart 2 90f1@90f1\n",
  ])
  func refusesWhatIsNoFileOfRepairs(file: String) {
    // A line that is not found is lost, not malformed; every one of these breaks the form.
    let fits = file.contains("ff") && !file.contains("blow") ? Array("a\n".utf8) : text
    if file.contains("ff") {
      let outcome = try? RepairFile.read(file, for: fits)
      #expect(outcome == nil || outcome?.lost == [2])
    } else {
      #expect(throws: RepairFile.Malformed.self) { try RepairFile.read(file, for: fits) }
    }
  }

  /// Links of the bundled text that the first reading finds wrong, put right one at a time.
  @Test func aRepairChangesLittleElsewhere() throws {
    let (bytes, truth, _) = try Self.bundled()
    func links(_ repairs: Repairs) -> [Int: Int] {
      let tree = FlatText.discussion(
        from: bytes, location: "seed", repairs: repairs, isExplained: false, manner: .quick
      ).comments
      func line(_ i: Int) -> Int { tree[i].lines?.lowerBound ?? 0 }
      return Dictionary(
        uniqueKeysWithValues: tree.indices.map { (line($0), tree.parent($0).map(line) ?? 0) })
    }
    let before = links(.none)
    var repaired = 0
    var changed = 0
    for (line, parent) in truth.parents.sorted(by: { $0.key < $1.key }) {
      let right = if case .comment(let other) = parent { other } else { 0 }
      guard let found = before[line], found != right, right == 0 || before[right] != nil,
        repaired < 4
      else { continue }
      repaired += 1
      var repairs = Repairs()
      repairs.parents[line] = parent
      let after = links(repairs)
      #expect(after[line] == right)
      changed += Set(after.keys).union(before.keys).count { $0 != line && after[$0] != before[$0] }
    }
    #expect(repaired == 4)
    #expect(changed <= repaired)
  }

  /// What is kept while a text is repaired is of the text without repairs: many that are taken back
  /// leave nothing behind.
  @Test func repairsThatAreTakenBackLeaveNothingBehind() throws {
    let (bytes, truth, _) = try Self.bundled()
    func thread(_ repairs: Repairs, _ meanings: FlatText.Meanings) -> Discussion {
      FlatText.discussion(
        from: bytes, location: "seed", repairs: repairs, isExplained: false,
        manner: .knowing(meanings))
    }
    var many = truth
    many.articleEnd = nil
    var one = Repairs()
    one.parents[37] = .topLevel
    let kept = try #require(FlatText.meanings(of: bytes, goesOn: { true }))
    #expect(thread(many, kept) != thread(one, kept))
    let fresh = try #require(FlatText.meanings(of: bytes, goesOn: { true }))
    #expect(thread(one, kept) == thread(one, fresh))
  }

  @Test func repairsAreCertainAndTheRestIsDecodedAround() throws {
    let bytes = try Self.bundled().text
    var repairs = Repairs()
    repairs.starts = [30: true, 31: false]
    repairs.parents = [30: .comment(line: 22), 37: .topLevel]
    repairs.authors = [37: "CR"]
    let tree = FlatText.discussion(from: bytes, location: "seed", repairs: repairs).comments
    let at = { (line: Int) in
      try #require(tree.indices.first { tree[$0].lines?.contains(line) == true })
    }
    let child = try at(30)
    #expect(tree[child].lines?.lowerBound == 30)
    #expect(try at(31) == child)
    #expect(tree[child].link == .repaired)
    #expect(tree.parent(child) == (try at(22)))
    #expect(tree.parent(try at(37)) == nil)
    #expect(tree[try at(37)].author == .repaired("CR"))
    // What was not repaired is still inferred.
    #expect(tree.comments.contains { $0.link.confidence < 1 })
  }

  @Test func theBundledRepairsFitTheBundledText() throws {
    let (bytes, repairs, lost) = try Self.bundled()
    #expect(lost.isEmpty)
    let discussion = FlatText.discussion(from: bytes, location: "seed", repairs: repairs)
    #expect(discussion.article.blocks.count == 21)
    #expect(discussion.comments.count == 34)
    #expect(discussion.comments.comments.allSatisfy { $0.link == .repaired })
    for i in discussion.comments.indices {
      let line = try #require(discussion.comments[i].lines?.lowerBound)
      let parent = discussion.comments.parent(i).flatMap {
        discussion.comments[$0].lines?.lowerBound
      }
      #expect(repairs.parents[line] == parent.map { .comment(line: $0) } ?? .topLevel)
    }
  }
}
