/// A command that could not do its work: what to say, and the exit status.
struct Failure: Error {
  let words: String
  let status: Int32

  static let nothingFound: Int32 = 1
  static let wrongUse: Int32 = 2
  static let unreadable: Int32 = 3

  init(_ words: String, status: Int32) {
    self.words = words
    self.status = status
  }
}
