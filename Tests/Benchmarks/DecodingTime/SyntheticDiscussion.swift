/// A flat discussion of any size, the same for the same seed: words made of syllables, used as often
/// as words of a language are, in comments of one to four lines that answer each other.
struct SyntheticDiscussion {
  private var state: UInt64
  private var words: [String] = []
  private(set) var text: [UInt8] = []
  /// Lines of the comments that may be answered, to be quoted from.
  private var path: [[String]] = []

  private static let openers = [
    "I agree,", "Not so:", "But", "Thanks,", "Exactly!", "What about", "You say that", "Well,",
    "As I said", "No,", "The", "And", "It is", "They", "Why", "Sorry,",
  ]

  /// Whether each comment has a writer, a date and a button.
  private let isMarked: Bool
  private var minutes = 0

  /// - Parameter comments: of about 530 bytes each, so that 100,000 are 53 MB; with marks 35 bytes more.
  init(comments: Int, isMarked: Bool = false, seed: UInt64 = 1) {
    self.isMarked = isMarked
    state = seed
    var made: [String] = []
    for _ in 0..<20_000 { made.append(word()) }
    words = made
    text.reserveCapacity(comments * 540)
    append(["A long discussion"])
    for _ in 0..<10 { append([sentences(count: 4)]) }
    if isMarked { append(["\(comments) Comments"]) }
    for _ in 0..<comments { comment() }
  }

  /// A number below `bound` (Knuth's MMIX generator, upper half).
  private mutating func random(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }

  private mutating func word() -> String {
    let consonants = Array("bcdfghklmnprstvw")
    let vowels = Array("aeiou")
    var word = ""
    for _ in 0...random(3) {
      word.append(consonants[random(consonants.count)])
      word.append(vowels[random(vowels.count)])
    }
    if random(3) == 0 { word.append("n") }
    return word
  }

  /// A frequent word far more often than a rare one.
  private mutating func anyWord() -> String {
    var bound = words.count
    for _ in 0..<2 { bound = 1 + random(bound) }
    return words[random(bound)]
  }

  private mutating func sentences(count: Int) -> String {
    var parts: [String] = []
    for _ in 0..<count {
      parts.append(Self.openers[random(Self.openers.count)])
      for _ in 0..<(6 + random(14)) { parts.append(anyWord()) }
      parts[parts.count - 1] += [".", ".", ".", "?", "!"][random(5)]
    }
    return parts.joined(separator: " ")
  }

  private mutating func comment() {
    while !path.isEmpty, random(5) < 2 { path.removeLast() }
    var lines: [String] = []
    if random(12) == 0, let answered = path.last?.first {
      lines.append("> " + answered.prefix(80))
    }
    for _ in 0...random(3) { lines.append(sentences(count: 2 + random(4))) }
    append(isMarked ? head() + lines + ["Reply"] : lines)
    path.append(lines)
    if path.count > 12 { path.removeAll() }
  }

  private func capitalised(_ word: String) -> String {
    word.prefix(1).uppercased() + word.dropFirst()
  }

  /// Of one of 500 writers, some minutes after the comment above.
  private mutating func head() -> [String] {
    minutes += 1 + random(90)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let day = minutes / 1440
    return [
      capitalised(words[random(500)]),
      "\(1 + day % 28)/\(1 + day / 28 % 12)/\(2010 + day / 336) at \(two(minutes / 60 % 24)):\(two(minutes % 60))",
    ]
  }

  private mutating func append(_ lines: [String]) {
    for line in lines {
      text += line.utf8
      text.append(0x0A)
    }
  }
}
