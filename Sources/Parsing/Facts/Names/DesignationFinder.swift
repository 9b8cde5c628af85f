import Discussions

/// Finds equipment by designation: "M51", "F-35B", "ASN4G", "Su-57", "Type 83", "Mk 41".
struct DesignationFinder {
  let passage: Passage
  let owners: [Ownership]

  let context: FactContext

  /// Pieces of equipment after which a text is taken to be about such.
  private static let enoughThings = 3

  /// Versions, sizes and standards look like designations, so the text must speak of arms.
  private var isAboutArms: Bool {
    context.things.count >= Self.enoughThings || owners.contains(.equipment)
      || passage.tokens.contains { $0.has([.equipmentHead, .shipPrefix, .projectHead, .unitHead]) }
  }

  func find() -> [Mention] {
    var found: [Mention] = []
    let isAboutArms = isAboutArms
    var i = 0
    while i + 1 < passage.count {
      if let last = generation(at: i) {
        found.append(
          Mention(.equipment, passage, i, last, entity: passage.string(from: i, through: last)))
        i = last + 1
        continue
      }
      let isOpen = owners[i] == .free && passage[i + 1].shape == .digits
      guard isOpen, isAboutArms, passage[i].shape.isCapitalised, let last = designation(at: i)
      else {
        i += 1
        continue
      }
      found.append(
        Mention(.equipment, passage, i, last, entity: passage.string(from: i, through: last)))
      i = last + 1
    }
    return found
  }

  /// Letters of a designation before its digits at most.
  private static let letters = 4
  /// The last word of the designation that begins at a word.
  private func designation(at i: Int) -> Int? {
    let letters = passage[i]
    let digits = passage[i + 1]
    guard letters.length <= Self.letters || passage.isWord(i, "project"),
      i == 0 || !letters.gap.isEmpty, owners[i + 1] == .free
    else { return nil }
    if digits.gap == .space {
      guard passage.isWord(i, among: ["type", "mk", "mark", "project"]), digits.length <= 5
      else { return nil }
    } else {
      guard digits.gap.isEmpty || digits.gap == .hyphen, digits.length <= 4,
        !passage[i].has(.label), !isKnownBody(i)
      else { return nil }
    }
    var last = i + 1
    // "B" of "F-35B", "M" of "T-90M", then perhaps a second number ("AIM-9X-2").
    if passage[last + 1].gap.isEmpty, last + 1 < passage.count {
      guard passage[last + 1].length <= 3, passage[last + 1].shape != .digits else { return nil }
      last += 1
      if passage[last + 1].gap.isEmpty, last + 1 < passage.count, passage[last + 1].shape == .digits
      {
        last += 1
      }
    }
    return last
  }

  /// "4.5 gen to 5 gen aircraft", "6th generation fighter".
  private func generation(at i: Int) -> Int? {
    guard passage[i].shape == .digits, owners[i] == .free, var next = afterGeneration(i) else {
      return nil
    }
    if passage.isWord(next, among: ["to", "and", "or"]), let second = afterGeneration(next + 1) {
      next = second
    }
    var last = next - 1
    while passage[last + 1].has(.equipmentHead) || passage[last + 1].has(.equipmentModifier),
      passage[last + 1].gap == .space
    {
      last += 1
    }
    return passage[last].has(.equipmentHead) && last >= next ? last : nil
  }

  /// The word after "4.5 gen", "6th-generation".
  private func afterGeneration(_ i: Int) -> Int? {
    guard passage[i].shape == .digits, passage[i].length <= 2 else { return nil }
    var next = i + 1
    if passage[next].shape == .digits, passage[next].gap == .period { next += 1 }
    if passage.isWord(next, among: ["st", "nd", "rd", "th"]), passage[next].gap.isEmpty {
      next += 1
    }
    return passage.isWord(next, among: ["gen", "generation"]) ? next + 1 : nil
  }

  /// "SDR25", "RIMPAC24": a body or an event with its year.
  private func isKnownBody(_ i: Int) -> Bool {
    guard let node = passage.lexicon.node(passage[i].node, doing: .named) else { return false }
    return node.file == .organisations || node.file == .events || node.file == .places
  }
}
