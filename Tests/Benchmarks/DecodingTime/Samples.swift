import Glibc

/// The whole text and its first half, as files.
struct Samples {
  let whole: String
  let half: String
  let bytes: Int
  private let folder: String

  /// - Parameter file: read instead of a made text.
  init(file: String?, comments: Int, isMarked: Bool) throws {
    let text =
      try file.map(Self.read) ?? SyntheticDiscussion(comments: comments, isMarked: isMarked).text
    var template = Array("/tmp/decoding-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw ProcessTime.Failure(text: "no folder for the texts")
    }
    folder = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    (whole, half) = (folder + "/whole.txt", folder + "/half.txt")
    bytes = text.count
    let middle = text[..<(text.count / 2)].lastIndex(of: 0x0A) ?? text.count / 2
    try Self.write(text[...], to: whole)
    try Self.write(text[...middle], to: half)
  }

  func remove() {
    unlink(whole)
    unlink(half)
    rmdir(folder)
  }

  private static func read(_ path: String) throws -> [UInt8] {
    guard let file = fopen(path, "r") else {
      throw ProcessTime.Failure(text: "\(path) cannot be read")
    }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = fread(&piece, 1, piece.count, file)
      if count == 0 { return bytes }
      bytes += piece[..<count]
    }
  }

  private static func write(_ bytes: ArraySlice<UInt8>, to path: String) throws {
    guard let file = fopen(path, "w") else {
      throw ProcessTime.Failure(text: "\(path) cannot be written")
    }
    defer { fclose(file) }
    let written = bytes.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, file) }
    guard written == bytes.count else { throw ProcessTime.Failure(text: "\(path): disk full") }
  }
}
