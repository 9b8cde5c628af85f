import Discussions
import Exporting
import Testing

@testable import Importing

@Suite struct WardroomJSONTests {
  func json(_ discussion: Discussion) -> [UInt8] {
    var text = ""
    Exporter.write(discussion, as: .json) { text += $0 }
    return Array(text.utf8)
  }

  func readBack(_ discussion: Discussion) throws -> Discussion {
    try WardroomJSON.discussion(from: json(discussion), location: "elsewhere")
  }

  @Test func `an empty discussion reads back`() throws {
    let empty = Discussion(source: Source(kind: .html, location: "page.html"))
    #expect(try readBack(empty) == empty)
  }

  @Test(arguments: 0..<200)
  func `what is written reads back without loss`(seed: UInt64) throws {
    var chance = Chance(seed: seed)
    let discussion = chance.discussion()
    let read = try readBack(discussion)
    #expect(read.source == discussion.source)
    #expect(read.article == discussion.article)
    for i in discussion.comments.indices { #expect(read.comments[i] == discussion.comments[i]) }
    #expect(read == discussion)
  }

  @Test func `text that looks like markup, quotes and controls reads back`() throws {
    let text = SafeText(body: "\"\\ \u{1}\u{7F}\u{9B}\u{2028}\t\n</script> 🇬🇧 e\u{301} \u{202E}abc")
    let (tree, _) = CommentTree.arranging([Comment(blocks: [Block(.code, text)])], parents: [nil])
    let discussion = Discussion(source: Source(kind: .mbox, location: "-"), comments: tree)
    #expect(try readBack(discussion) == discussion)
  }

  @Test func `a document is recognised by its first member`() {
    #expect(WardroomJSON.recognises(Array("{\"wardroom\": 1}".utf8)))
    #expect(WardroomJSON.recognises(Array("\u{FEFF} {\n \"wardroom\" : 1}".utf8)))
    #expect(!WardroomJSON.recognises(Array("{\"comments\": []}".utf8)))
    #expect(!WardroomJSON.recognises(Array("{wardroom}".utf8)))
    #expect(!WardroomJSON.recognises([UInt8]()))
  }

  @Test func `what a document leaves out has its plainest meaning`() throws {
    let text = """
      {"wardroom": 1, "comments": [
        {"id": "a", "paragraphs": ["one"]},
        {"id": "b", "parent": "a", "paragraphs": ["two"], "author": "Mara"},
        {"id": "c", "parent": "no such comment", "paragraphs": []}]}
      """
    let read = try WardroomJSON.discussion(from: Array(text.utf8), location: "here.json")
    #expect(read.source == Source(kind: .wardroom, location: "here.json"))
    #expect(read.comments.count == 3)
    #expect(read.comments[0].link == .topLevel)
    #expect(read.comments.parent(1) == 0)
    #expect(read.comments[1].link == .stated)
    #expect(read.comments[1].author == .stated("Mara"))
    #expect(read.comments.parent(2) == nil)
    #expect(read.comments[2].blocks.count == 1)
  }

  @Test func `comments that are out of order are put in order with their facts`() throws {
    let text = """
      {"wardroom": 1, "comments": [
        {"id": "a", "paragraphs": ["one"]},
        {"id": "b", "paragraphs": ["two"]},
        {"id": "c", "parent": "a", "paragraphs": ["40 ships"]}],
       "facts": [{"type": "quantity", "text": "40 ships", "comment": "c", "value": 40, "unit": "ships"}]}
      """
    let read = try WardroomJSON.discussion(from: Array(text.utf8), location: "-")
    #expect(read.comments.parent(1) == 0)
    #expect(read.facts.map(\.span.start.comment) == [1])
  }

  @Test(arguments: [
    "", "{", "[]", "{\"wardroom\": \"x\"}", "{\"wardroom\": 1, \"comments\": {}}",
    "{\"wardroom\": 1, \"comments\": [{\"id\": 4}]}", "{\"wardroom\": 2}",
  ])
  func `malformed documents are refused with a reason`(text: String) {
    let error = #expect(throws: WardroomJSON.Malformed.self) {
      try WardroomJSON.discussion(from: Array(text.utf8), location: "-")
    }
    #expect(error?.reason.isEmpty == false)
  }

  @Test func `no cut or flipped byte of a document is fatal`() {
    var chance = Chance(seed: 7)
    let bytes = json(chance.discussion())
    var refused = 0
    for _ in 0..<300 {
      var damaged = Array(bytes.prefix(chance.below(bytes.count)))
      if chance.below(2) == 0 { damaged = bytes }
      for _ in 0..<chance.below(4) where !damaged.isEmpty {
        damaged[chance.below(damaged.count)] = UInt8(chance.below(256))
      }
      do {
        let read = try WardroomJSON.discussion(from: damaged, location: "-")
        #expect(read.facts.allSatisfy { $0.span.start.comment < read.comments.count })
      } catch {
        refused += 1
      }
    }
    #expect(refused > 0)
  }
}
