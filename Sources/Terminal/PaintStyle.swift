/// A colour as a program asks for it; the terminal shows the nearest that it has.
package enum PaintColor: Hashable, Sendable {
  /// The terminal's own foreground or background.
  case standard
  /// An index into xterm's palette: 0 … 15 are the terminal's named colours, 16 … 231 a cube of six
  /// levels, 232 … 255 greys.
  case palette(UInt8)
}

/// How a run of text looks.
package struct PaintStyle: Hashable, Sendable {
  package var attributes: PaintAttributes
  package var foreground: PaintColor
  package var background: PaintColor

  package init(
    _ attributes: PaintAttributes = [], foreground: PaintColor = .standard,
    background: PaintColor = .standard
  ) {
    self.attributes = attributes
    self.foreground = foreground
    self.background = background
  }
}

package struct PaintAttributes: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let bold = PaintAttributes(rawValue: 1)
  package static let dim = PaintAttributes(rawValue: 2)
  package static let italic = PaintAttributes(rawValue: 4)
  package static let underline = PaintAttributes(rawValue: 8)
  package static let reverse = PaintAttributes(rawValue: 16)
}
