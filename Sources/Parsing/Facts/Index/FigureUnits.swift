/// Units that count the same kind of thing, and owners that are the same people.
enum FigureUnits {
  /// What bars of one chart count: "escorts" and "frigates" are ships, "soldiers" and "officers" are
  /// people; a unit that is not known is its own kind.
  static func category(of unit: String) -> String {
    var unit = unit
    let counted = unit.withUTF8 { bytes -> Lexicon.Node? in
      var scanner = WordScanner(bytes, in: 0..<bytes.count)
      return scanner.next() ? self.node(of: scanner, doing: .counted) : nil
    }
    guard let counted else { return unit }
    let name = Lexicon.shared.name(of: counted)
    return ["soldiers", "troops", "sailors"].contains(name) ? "personnel" : name
  }

  /// Words for members of a force, of whom each writer uses another.
  private static let members: Set<String> = [
    "soldier", "soldiers", "troop", "troops", "personnel", "forces", "force", "men", "servicemen",
    "comrades", "strong", "army", "military",
  ]

  /// What a figure must count to be a rival of another: the same noun, or any word for the members
  /// of a force; what became of them ("troops killed") is a part of it. Empty for a measure.
  static func rival(_ unit: String) -> String {
    var unit = unit.lowercased()
    return unit.withUTF8 { bytes -> String in
      var scanner = WordScanner(bytes, in: 0..<bytes.count)
      guard scanner.next(), node(of: scanner, doing: [.unit, .timeUnit]) == nil else { return "" }
      func string(_ range: Range<Int>) -> String {
        String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
      }
      let word = string(scanner.start..<scanner.end)
      let rest = string(scanner.end..<bytes.count)
      let isMember = members.contains(word) || node(of: scanner, doing: .demonym) != nil
      if isMember { return "personnel" + rest }
      return (scanner.stem == 0 ? word : String(word.dropLast())) + rest
    }
  }

  private static func node(of scanner: WordScanner, doing classes: WordClass) -> Lexicon.Node? {
    let lexicon = Lexicon.shared
    return lexicon.node(lexicon.find(scanner.hash), doing: classes)
      ?? (scanner.stem == 0
        ? nil : lexicon.node(lexicon.find(scanner.stem), doing: classes))
  }

  /// The country of forces that have no name of their own: "North Korean special forces" are North
  /// Korea's; "British Army" is a body.
  static func owner(_ name: String) -> String {
    var name = name
    let lexicon = Lexicon.shared
    let country = name.withUTF8 { bytes -> String? in
      let passage = Passage(bytes, in: 0..<bytes.count, lexicon: lexicon)
      guard let (node, last) = passage.longest(from: 0, doing: .demonym),
        node.flags.contains(.demonym),
        last == passage.count - 1
          || passage.isWord(passage.count - 1, among: ["forces", "troops", "soldiers"])
      else { return nil }
      return lexicon.name(of: node)
    }
    return country ?? name
  }
}
