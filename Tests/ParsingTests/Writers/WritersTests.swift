import Discussions
import Testing

@testable import Parsing

@Suite struct WritersTests {
  @Test(arguments: [
    ("CR", "CR"), ("Cheers CR", "CR"), ("Regards, Anna", "Anna"), ("– Tom B", "Tom B"),
    ("Kind regards John", "John"),
  ])
  func readsSignOffs(line: String, name: String) {
    #expect(SignOff(line)?.name == name)
  }

  @Test(arguments: [
    "Belatedly.", "Exactly!", "oh dear", "See you at the next one", "Thanks", "Army: 118,000",
    "What now?", "", "Cheers",
    "LOL", "Reply", "Share", "Edit", "IMHO", "Agreed", "Exactly",
  ])
  func takesNoOtherLineForASignOff(line: String) {
    #expect(SignOff(line) == nil)
  }

  @Test(arguments: [
    ("Hi Johanthan,", "Johanthan"), ("@Dave that is wrong", "Dave"), ("Hello Anna!", "Anna"),
  ])
  func readsGreetings(line: String, name: String) {
    #expect(Greeting(line)?.name == name)
  }

  @Test func namesAreSmallAmongNamesOnly() {
    #expect(Greeting("@grizzler the jobs went") == nil)
    #expect(Greeting("@grizzler the jobs went", amongNames: true)?.name == "grizzler")
    #expect(Greeting("hi grizzler", amongNames: true) == nil)
  }

  @Test(arguments: ["Hi all,", "Hi there", "Hiding Troops", "hello", "@ home", "Dear me"])
  func takesNobodyForSomebody(line: String) {
    #expect(Greeting(line) == nil)
  }

  private func tree(_ texts: [[String]], _ parents: [Int?]) throws -> CommentTree {
    let comments = zip(texts, parents).map { lines, parent in
      Comment(
        blocks: lines.map { Block(.paragraph, SafeText(body: $0)) },
        link: parent == nil ? .topLevel : .stated)
    }
    return try CommentTree(preorder: comments, parents: parents)
  }

  @Test func namesBySignatureAndByGreeting() throws {
    var comments = try tree(
      [
        ["The yard is too small.", "CR"], ["Hi CR,", "It was enlarged."], ["So I hear.", "CR"],
        ["I doubt the date."], ["Hi Moira, so do I."],
      ], [nil, 0, 1, nil, 3])
    Writers.infer(in: &comments)
    let names = comments.indices.map { comments[$0].author?.name.string }
    #expect(names == ["CR", nil, "CR", "Moira", nil])
    // A repeated signature is surer than a greeting.
    #expect((comments[0].author?.confidence ?? 0) > (comments[3].author?.confidence ?? 1))
  }

  @Test func leavesKnownNames() throws {
    var comments = try tree([["One thing.", "Cheers Bob"], ["Hi Eve, yes."]], [nil, 0])
    comments.update(0) { $0.author = .stated("Robert") }
    Writers.infer(in: &comments)
    #expect(comments[0].author == .stated("Robert"))
  }

  /// Two writers in turn: one shouts in short bursts, one writes long sentences.
  private static let turns: [[String]] = [
    [
      "It is, I think, in the nature of such programmes that they are late, and that it is not the fault of those who build."
    ],
    ["NONSENSE!!! They ALWAYS say that!!! Every single time!!!"],
    [
      "It may be, as you say, that they always do, but in the end it is the budget that decides, and that is not in their hands."
    ],
    ["WRONG AGAIN!!! Look at the numbers!!! LATE!!!"],
  ]

  @Test func labelsWritersThatTakeTurns() throws {
    var comments = try tree(Self.turns, [nil, 0, 1, 2])
    Writers.infer(in: &comments)
    let names = comments.indices.map { comments[$0].author?.name.string }
    #expect(names == ["writer A", "writer B", "writer A", "writer B"])
    for i in comments.indices {
      let confidence = comments[i].author?.confidence ?? 0
      #expect((WriterTurns.leastConfidence..<0.9).contains(confidence))
    }
  }

  @Test func labelsNobodyWhereLinksAreUnsure() throws {
    let texts = Self.turns
    let unsure = Inference(confidence: 0.5, because: Evidence(signal: .position, weight: 1))
    let comments = texts.map { lines in
      Comment(
        blocks: lines.map { Block(.paragraph, SafeText(body: $0)) }, link: .inferred(unsure))
    }
    var recovered = try CommentTree(preorder: comments, parents: [nil, 0, 1, 2])
    Writers.infer(in: &recovered)
    #expect(recovered.indices.allSatisfy { recovered[$0].author == nil })
  }

  @Test func whoIsNamedOnceIsNamedInEveryTurn() throws {
    var named = try tree(Self.turns, [nil, 0, 1, 2])
    named.update(0) { $0.author = .repaired("Ann") }
    Writers.infer(in: &named)
    // The other writer keeps the letter.
    #expect(
      named.indices.map { named[$0].author?.name.string } == ["Ann", "writer B", "Ann", "writer B"])
    #expect(named[0].author == .repaired("Ann"))
    #expect(named[2].author?.isInferred == true)
    // A later turn names the earlier one as well.
    named = try tree(Self.turns, [nil, 0, 1, 2])
    named.update(3) { $0.author = .repaired("Bob") }
    Writers.infer(in: &named)
    #expect(
      named.indices.map { named[$0].author?.name.string } == ["writer A", "Bob", "writer A", "Bob"])
  }

  /// A signature that may be none names its comment alone; the other turns are of one writer still.
  @Test func anUnsureNameTakesNoLabelAway() throws {
    var lines = Self.turns
    lines[2].append("JB")
    var named = try tree(lines, [nil, 0, 1, 2])
    Writers.infer(in: &named)
    #expect(named[2].author?.name == "JB")
    #expect(named[0].author?.name.string.hasPrefix("writer") == true)
  }

  @Test(arguments: ["Will", "May", "Mark", "Grant", "Rob", "Sue"])
  func namesThatAreWordsAreNames(name: String) { #expect(SignOff(name)?.name == name) }

  @Test func twoNamesAreTwoWritersAndNobodyAnswersOneself() throws {
    var named = try tree(Self.turns, [nil, 0, 1, 2])
    named.update(0) { $0.author = .repaired("Ann") }
    named.update(1) { $0.author = .repaired("Ann") }
    named.update(2) { $0.author = .repaired("Bob") }
    Writers.infer(in: &named)
    #expect(named.indices.map { named[$0].author?.name.string } == ["Ann", "Ann", "Bob", "Ann"])
    named.update(3) { $0.author = nil }
    named.update(2) { $0.author = .repaired("Ann") }
    Writers.infer(in: &named)
    #expect(named[3].author == nil)
  }
}
