import CParsingData

/// The German words that are known, and what each is in English.
enum GermanWords {
  /// Share of the frequent words of German that a German text has at least: German pages have 0.2
  /// and more, English discussions 0.014 and less.
  private static let leastShare = 0.06
  /// Other languages have one or two of them: "die", "es".
  private static let leastDifferent = 3
  /// Lines that are looked at to tell a text's language.
  private static let sample = 500

  /// Whether so many of a text's words are frequent ones of German that it is written in it.
  static func areFrequent(in text: [UInt8], _ lines: [SourceLine]) -> Bool {
    var seen: Set<UInt32> = []
    let words = TermScanner.count(in: text, lines.prefix(sample)) { word in
      guard word.classes.contains(.german) else { return false }
      seen.insert(word.hash)
      return true
    }
    return seen.count >= leastDifferent
      && Double(words.counted) > leastShare * Double(words.all)
  }

  /// Whether a line of a German text is German too: no more of its words are frequent in English.
  static func outnumberEnglish(among words: [Word]) -> Bool {
    var lead = 0
    for word in words {
      if word.classes.contains(.german) { lead += 1 }
      if EncoderLanguage.isFrequent(word) { lead -= 1 }
    }
    return lead >= 0
  }

  /// A word in English, written as the German one is; nil where it is not known.
  ///
  /// - Parameter opensSentence: so that its capital says nothing of the word.
  static func english(_ word: Word, opensSentence: Bool) -> [UInt8]? {
    let isCapital = word.form.contains(.capital)
    if isCapital, !opensSentence, let own = entries.capitals[word.hash] { return own }
    guard var english = entries.words[word.hash] else { return nil }
    if word.form.contains(.allCapitals), word.length > 2 {
      for i in english.indices { english[i] = upper(english[i]) }
    } else if isCapital, opensSentence {
      english[0] = upper(english[0])
    }
    return english
  }

  private static func upper(_ byte: UInt8) -> UInt8 {
    byte >= 0x61 && byte <= 0x7A ? byte & ~0x20 : byte
  }

  /// By the hashes of words in lower case.
  private struct Entries {
    var words: [UInt32: [UInt8]] = [:]
    /// Of words that mean this only with a capital within a sentence: "Sie", "Macht".
    var capitals: [UInt32: [UInt8]] = [:]
  }

  private static let entries: Entries = {
    var entries = Entries()
    let file = UnsafeBufferPointer(start: gloss_data_bytes(), count: gloss_data_length())
    for line in file.split(separator: 0x0A) {
      guard let space = line.firstIndex(of: 0x20) else { continue }
      let german = String(decoding: line[..<space], as: UTF8.self)
      let english = Array(line[line.index(after: space)...])
      let key = german.lowercased()
      if german != key {
        entries.capitals[TermHash.of(key)] = english
        continue
      }
      entries.words[TermHash.of(key)] = english
      let plain = TermHash.of(withoutUmlauts(key))
      if entries.words[plain] == nil { entries.words[plain] = english }
    }
    return entries
  }()

  /// As typed where the keyboard has no umlauts.
  private static func withoutUmlauts(_ word: String) -> String {
    var plain = ""
    for letter in word {
      switch letter {
      case "ä": plain += "ae"
      case "ö": plain += "oe"
      case "ü": plain += "ue"
      case "ß": plain += "ss"
      default: plain.append(letter)
      }
    }
    return plain
  }
}
