/// How many colours a terminal has.
package enum ColorDepth: Equatable, Sendable {
  /// None, or refused by the reader (`NO_COLOR`).
  case mono
  case eight, sixteen, palette256
  /// Colour numbers are 0xRRGGBB.
  case rgb
}

/// A style in the terms of one terminal: colour numbers, -1 for the terminal's own.
struct NativeStyle: Hashable {
  var attributes: PaintAttributes
  var foreground: Int32
  var background: Int32
}

extension ColorDepth {
  /// The nearest that this depth can show. Nothing becomes invisible by it: a background without
  /// colours is shown in reverse, and a foreground that would meet its own colour behind it moves.
  func native(_ style: PaintStyle) -> NativeStyle {
    var native = NativeStyle(attributes: style.attributes, foreground: -1, background: -1)
    switch self {
    case .mono:
      if style.background != .standard { native.attributes.insert(.reverse) }
    case .palette256:
      if case .palette(let index) = style.foreground { native.foreground = Int32(index) }
      if case .palette(let index) = style.background { native.background = Int32(index) }
    case .rgb:
      if case .palette(let index) = style.foreground { native.foreground = Self.rgbNumber(index) }
      if case .palette(let index) = style.background { native.background = Self.rgbNumber(index) }
    case .sixteen, .eight:
      if case .palette(let index) = style.foreground { native.foreground = Self.nearest(index) }
      if case .palette(let index) = style.background { native.background = Self.nearest(index) }
      if self == .eight { Self.foldBright(&native) }
      let hides = native.foreground == native.background && native.foreground >= 0
      if hides, style.foreground != style.background {
        native.foreground = native.background == 0 ? 7 : 0
      }
    }
    return native
  }

  /// Eight colours have no bright half: bold stands in for it in text. Bright black is a grey that
  /// bold black is not on every terminal, so there it is the terminal's own colour, dimmed.
  private static func foldBright(_ native: inout NativeStyle) {
    if native.foreground == 8 {
      native.foreground = -1
      native.attributes.insert(.dim)
    } else if native.foreground > 8 {
      native.foreground -= 8
      native.attributes.insert(.bold)
    }
    if native.background >= 8 { native.background -= 8 }
  }

  /// Where colour numbers are RGB, ncurses still takes 0 … 7 as the palette's.
  private static func rgbNumber(_ index: UInt8) -> Int32 {
    if index < 8 { return Int32(index) }
    let (red, green, blue) = rgb(index)
    return Int32(red << 16 | green << 8 | blue)
  }

  /// The nearest of the sixteen named colours, by distance in RGB.
  private static func nearest(_ index: UInt8) -> Int32 {
    if index < 16 { return Int32(index) }
    let (red, green, blue) = rgb(index)
    var best = 0
    var bestDistance = Int.max
    for candidate in 0..<16 {
      let (r, g, b) = rgb(UInt8(candidate))
      let distance = (red - r) * (red - r) + (green - g) * (green - g) + (blue - b) * (blue - b)
      if distance < bestDistance {
        best = candidate
        bestDistance = distance
      }
    }
    return Int32(best)
  }

  /// Red, green, blue, 0 … 255, as xterm's default resources and its cube of colours have them.
  static func rgb(_ index: UInt8) -> (red: Int, green: Int, blue: Int) {
    let number = Int(index)
    switch number {
    case 7: return (229, 229, 229)
    case 8: return (127, 127, 127)
    case 12: return (92, 92, 255)
    case 0..<16:
      let level = number < 8 ? (number == 4 ? 238 : 205) : 255
      return (
        number & 1 != 0 ? level : 0, number & 2 != 0 ? level : 0, number & 4 != 0 ? level : 0
      )
    case 16..<232:
      let cube = number - 16
      let levels = [0, 95, 135, 175, 215, 255]
      return (levels[cube / 36], levels[cube / 6 % 6], levels[cube % 6])
    default:
      let grey = 8 + (number - 232) * 10
      return (grey, grey, grey)
    }
  }
}
