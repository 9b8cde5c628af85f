import CEncoder
import Testing

@testable import Parsing

@Suite struct WordPiecesTests {
  private let vocabulary: [String]
  private let words: WordPieces

  init() throws {
    let encoder = try #require(encoder_bundled())
    var length = 0
    let bytes = UnsafeBufferPointer(
      start: encoder_vocabulary(encoder, &length), count: length)
    vocabulary = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    words = WordPieces(vocabulary: bytes)
  }

  private func pieces(_ text: String) -> String {
    words.pieces(of: text).map { vocabulary[Int($0)] }.joined(separator: " ")
  }

  /// No two pieces have the same hash.
  @Test func tellsAllPiecesApart() { #expect(words.count == vocabulary.count) }

  /// As the tokenizer of the model's authors splits them (Hugging Face tokenizers, BertNormalizer
  /// and WordPiece with this vocabulary).
  @Test(arguments: [
    (
      "Hi Johanthan, don’t forget: 118,000 men!",
      "hi johan ##than , don ’ t forget : 118 , 000 men !"
    ),
    (
      "reindustrialisation of HMS Prince of Wales",
      "rein ##dust ##rial ##isation of hms prince of wales"
    ),
    ("Café Zürich naïve Ærø Øresund", "cafe zurich naive æ ##r ##ø ø ##res ##und"),
    ("танк 東京", "[UNK] [UNK] [UNK]"),
    ("a\u{200B}b\u{A0}c\td", "ab c d"),
    ("“Belatedly..” — M-1978", "“ bela ##ted ##ly . . ” — m - 1978"),
    ("Größe ß €5m", "gr ##o ##ße [UNK] € ##5 ##m"),
    (String(repeating: "x", count: 120), "[UNK]"),
    ("", ""),
  ])
  func splitsAsItsAuthorsDo(text: String, expected: String) {
    #expect(pieces(text) == expected)
  }

  @Test func readsAnyCharacter() {
    for first in stride(from: UInt32(0), to: 0x11_0000, by: 97) {
      guard let scalar = Unicode.Scalar(first) else { continue }
      for piece in words.pieces(of: "a\(Character(scalar))b") {
        #expect(vocabulary.indices.contains(Int(piece)))
      }
    }
  }
}
