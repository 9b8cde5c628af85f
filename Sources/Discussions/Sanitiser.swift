/// The one place where text from outside is made harmless; see `SafeText`.
enum Sanitiser {
  /// Whether text surely stays as it is: ASCII, letters of Latin, Greek and Cyrillic, and common
  /// punctuation. Most text is nothing else, and looking at its bytes costs a tenth of mending it.
  static func isPlain(_ utf8: UnsafeBufferPointer<UInt8>, isField: Bool) -> Bool {
    let raw = UnsafeRawBufferPointer(utf8)
    var i = 0
    while i < utf8.count {
      // Eight at a time while they are printable ASCII: none from 0x80, below 0x20 or 0x7F.
      while i + 8 <= utf8.count {
        let eight = raw.loadUnaligned(fromByteOffset: i, as: UInt64.self)
        let low = eight &- 0x2020_2020_2020_2020
        let delete = eight &+ 0x0101_0101_0101_0101
        guard (eight | low | delete) & 0x8080_8080_8080_8080 == 0 else { break }
        i += 8
      }
      guard i < utf8.count else { break }
      let byte = utf8[i]
      i += 1
      switch byte {
      case 0x20..<0x7F: continue
      case 0x09, 0x0A: if isField { return false }
      case 0xC2:
        // U+00A1 and up, without the soft hyphen.
        guard i < utf8.count, utf8[i] > 0xA0, utf8[i] != 0xAD else { return false }
        i += 1
      case 0xC3...0xCA, 0xCE...0xD1:
        guard i < utf8.count else { return false }
        i += 1
      case 0xE2:
        guard i + 1 < utf8.count else { return false }
        let (second, third) = (utf8[i], utf8[i + 1])
        i += 2
        switch second {
        case 0x80 where third >= 0x90 && third <= 0xA7 || third >= 0xB0: continue
        case 0x81 where third < 0x9F: continue
        case 0x82 where third >= 0xA0: continue
        default: return false
        }
      default: return false
      }
    }
    return true
  }

  static func sanitise(_ scalars: some Sequence<Unicode.Scalar>, isField: Bool) -> String {
    var out = String.UnicodeScalarView()
    var marks = 0
    var pendingJoiner = false
    var previous: Unicode.Scalar?
    for scalar in scalars {
      if scalar.value < 0x7F, scalar.value >= 0x20 {
        out.append(scalar)
        (marks, pendingJoiner, previous) = (0, false, scalar)
        continue
      }
      switch Kind(scalar) {
      case .plain:
        if pendingJoiner, isPictograph(scalar) { out.append("\u{200D}") }
        out.append(scalar)
        (marks, previous) = (0, scalar)
      case .mark:
        marks += 1
        if marks <= SafeText.maximumMarks, previous != nil { out.append(scalar) }
      case .joiner:
        // Kept only between two pictographs (Unicode TR51, emoji ZWJ sequence).
        pendingJoiner = previous.map(isPictograph) ?? false
        continue
      case .space:
        out.append(isField ? " " : scalar)
        (marks, previous) = (0, scalar)
      case .lineBreak:
        out.append(isField ? " " : "\n")
        (marks, previous) = (0, nil)
      case .invisible:
        continue
      case .control:
        if !isField { out.append(standIn(for: scalar)) }
        marks = 0
      }
      pendingJoiner = false
    }
    return String(out)
  }

  private enum Kind {
    case plain, mark, joiner, space, lineBreak, invisible, control

    init(_ scalar: Unicode.Scalar) {
      switch scalar.value {
      case 0x0A, 0x2028, 0x2029: self = .lineBreak
      case 0x09: self = .space
      case 0x0D: self = .invisible
      case 0x00..<0x20, 0x7F..<0xA0: self = .control
      case 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x061C: self = .control
      case 0x200D: self = .joiner
      case 0xFE00...0xFE0F, 0x1F3FB...0x1F3FF, 0x20E3: self = .mark
      case 0xAD, 0x34F, 0x180E, 0x200B, 0x200C, 0x2060...0x2065, 0x206A...0x206F, 0xFEFF,
        0xFFF9...0xFFFB, 0xE0000...0xE0FFF, 0x115F, 0x1160, 0x3164, 0xFFA0, 0x17B4, 0x17B5:
        self = .invisible
      case 0..<0x300: self = .plain
      default:
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: self = .mark
        case .control, .format, .surrogate: self = .control
        default: self = .plain
        }
      }
    }
  }

  private static func isPictograph(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x2190
      && (scalar.properties.isEmoji || (0x1F3FB...0x1F3FF).contains(scalar.value))
  }

  /// Unicode's control pictures for C0 and DEL, the replacement character for the rest.
  private static func standIn(for scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
    case 0x7F: "\u{2421}"
    default: "\u{FFFD}"
    }
  }
}
