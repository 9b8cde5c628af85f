/// Splits text into the pieces of words that an encoder knows (WordPiece; Schuster and Nakajima,
/// 2012), as the uncased English BERT does: lower case, without accents, punctuation apart.
struct WordPieces: Sendable {
  /// A piece that stands inside a word is written with this before it.
  private static let inside: [UInt8] = [0x23, 0x23]
  /// A word of more bytes is unknown as a whole.
  private static let longestWord = 100

  /// Number of each piece by the hash of its bytes.
  private let numbers: [UInt64: Int32]
  private let longestPiece: Int
  let unknown: Int32
  /// Stands before each line, and gathers what the encoder says of it.
  let mark: Int32

  /// - Parameter vocabulary: pieces in the order of their numbers, each ended by a line feed.
  init(vocabulary: UnsafeBufferPointer<UInt8>) {
    var numbers: [UInt64: Int32] = [:]
    numbers.reserveCapacity(32_768)
    var longest = 1
    var number: Int32 = 0
    var hash = Self.hashOfNothing
    var length = 0
    for byte in vocabulary {
      if byte == 0x0A {
        numbers[hash] = number
        longest = max(longest, length)
        number += 1
        (hash, length) = (Self.hashOfNothing, 0)
      } else {
        hash = Self.hash(hash, byte)
        length += 1
      }
    }
    self.numbers = numbers
    longestPiece = longest
    unknown = numbers[Self.hash(of: "[UNK]")] ?? 0
    mark = numbers[Self.hash(of: "<s>")] ?? 0
  }

  /// FNV-1a; 64 bits tell all pieces of a vocabulary apart, which a test checks.
  private static let hashOfNothing: UInt64 = 0xCBF2_9CE4_8422_2325

  @inline(__always)
  private static func hash(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  private static func hash(of text: String) -> UInt64 { text.utf8.reduce(hashOfNothing, hash) }

  /// Number of pieces, as many as the vocabulary has lines.
  var count: Int { numbers.count }

  /// The pieces of a text, in order.
  func pieces(of text: String) -> [Int32] {
    var pieces: [Int32] = []
    var word: [UInt8] = []
    func close() {
      if !word.isEmpty { append(word, to: &pieces) }
      word.removeAll(keepingCapacity: true)
    }
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        let byte = UInt8(scalar.value)
        switch byte {
        case 0x30...0x39, 0x61...0x7A: word.append(byte)
        case 0x41...0x5A: word.append(byte | 0x20)
        case 0x20, 0x09, 0x0A, 0x0D: close()
        case 0x21...0x7E:
          close()
          word.append(byte)
          close()
        default: break
        }
        continue
      }
      switch LetterForm(scalar) {
      case .dropped: break
      case .space: close()
      case .alone(let form):
        close()
        word.append(contentsOf: form.utf8)
        close()
      case .inWord(let form): word.append(contentsOf: form.utf8)
      }
    }
    close()
    return pieces
  }

  /// The longest piece that the word begins with, and so on; unknown as a whole when a rest begins
  /// with none.
  private func append(_ word: [UInt8], to pieces: inout [Int32]) {
    let start = pieces.count
    guard word.count <= Self.longestWord else { return pieces.append(unknown) }
    var at = 0
    while at < word.count {
      var hash = Self.hashOfNothing
      if at > 0 { for byte in Self.inside { hash = Self.hash(hash, byte) } }
      var best: (number: Int32, end: Int)?
      for end in at..<min(word.count, at + longestPiece) {
        hash = Self.hash(hash, word[end])
        if let number = numbers[hash] { best = (number, end + 1) }
      }
      guard let best else {
        pieces.removeLast(pieces.count - start)
        return pieces.append(unknown)
      }
      pieces.append(best.number)
      at = best.end
    }
  }
}

/// What a character outside ASCII becomes in the pieces of a word.
private enum LetterForm {
  case dropped
  case space
  /// A word of its own: punctuation, and characters of scripts that are written without spaces.
  case alone(String)
  case inWord(String)

  init(_ scalar: Unicode.Scalar) {
    let properties = scalar.properties
    switch properties.generalCategory {
    case .nonspacingMark, .control, .format, .unassigned, .privateUse, .surrogate:
      self = .dropped
    case .spaceSeparator: self = .space
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation:
      self = .alone(String(scalar))
    default:
      let lower = properties.lowercaseMapping
      if properties.isIdeographic {
        self = .alone(lower)
      } else {
        self = .inWord(lower.unicodeScalars.map(Self.withoutAccent).joined())
      }
    }
  }

  /// Accents that Unicode composes with the letter; a stroke is part of a letter.
  private static let accents: Set<Substring> = [
    "ACUTE", "GRAVE", "CIRCUMFLEX", "TILDE", "DIAERESIS", "CEDILLA", "CARON", "BREVE", "OGONEK",
    "MACRON", "DOT", "RING", "DOUBLE",
  ]

  /// Told by its name in Unicode, "LATIN SMALL LETTER E WITH ACUTE".
  private static func withoutAccent(_ scalar: Unicode.Scalar) -> String {
    guard !scalar.isASCII, scalar.properties.generalCategory != .nonspacingMark else {
      return scalar.isASCII ? String(scalar) : ""
    }
    guard let name = scalar.properties.name, name.hasPrefix("LATIN SMALL LETTER ") else {
      return String(scalar)
    }
    let words = name.dropFirst("LATIN SMALL LETTER ".count).split(separator: " ")
    guard words.count >= 3, words[0].utf8.count == 1, words[1] == "WITH", accents.contains(words[2])
    else { return String(scalar) }
    return words[0].lowercased()
  }
}
