import Discussions

/// Dates of budgets and plans: "Q3 2026", "H1 2027", "FY26", "FY25/26".
struct FiscalDateReader {
  let passage: Passage

  func date(at i: Int) -> Mention? {
    if passage.isWord(i, among: ["fiscal", "financial"]) {
      guard passage.isWord(i + 1, "year"), var date = fiscalYear(at: i + 1) else { return nil }
      date.first = i
      date.bytes = passage[i].start..<date.bytes.upperBound
      return date
    }
    guard passage[i + 1].shape == .digits, passage[i].shape.isCapitalised else { return nil }
    if passage.isWord(i, "fy") { return fiscalYear(at: i) }
    guard passage[i + 1].gap.isEmpty, passage[i + 1].length == 1 else { return nil }
    let letter = passage.isWord(i, "q") ? "Q" : passage.isWord(i, "h") ? "H" : nil
    let number = passage.string(from: i + 1, through: i + 1)
    guard let letter, letter == "Q" ? ("1"..."4").contains(number) : ("1"..."2").contains(number)
    else { return nil }
    var next = i + 2
    if passage.isWord(next, "of") { next += 1 }
    guard passage[next].shape == .digits, passage[next].gap.isSubset(of: [.space, .apostrophe]),
      let year = year(next)
    else { return nil }
    var mention = Mention(.date, passage, i, next)
    mention.date = "\(year)-\(letter)\(number)"
    return mention
  }

  private func fiscalYear(at i: Int) -> Mention? {
    guard passage[i + 1].gap.isSubset(of: [.space, .apostrophe]), let first = year(i + 1)
    else { return nil }
    let next = passage[i + 2]
    if next.shape == .digits, next.gap == .slash || next.gap == .hyphen, let second = year(i + 2) {
      var mention = Mention(.date, passage, i, i + 2)
      mention.date = "\(first)/\(second)"
      return mention
    }
    var mention = Mention(.date, passage, i, i + 1)
    mention.date = first
    return mention
  }

  private func year(_ i: Int) -> String? {
    let text = passage.string(from: i, through: i)
    return switch text.utf8.count {
    case 2: "20" + text
    case 4: text
    default: nil
    }
  }
}
