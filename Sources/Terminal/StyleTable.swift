import CNcurses

/// The styles that have been used, in the terminal's terms. A pair of colours is made known to
/// ncurses when it is first used: making all of them takes longer than drawing.
@MainActor
struct StyleTable {
  struct Entry {
    /// NC_BOLD and so on.
    var attributes: Int32
    var pair: Int32
  }

  private struct Colors: Hashable {
    var foreground: Int32
    var background: Int32
  }

  private let depth: ColorDepth
  private let pairLimit: Int32
  private var pairs: [Colors: Int32] = [:]
  private var entries: [PaintStyle: Entry] = [:]

  /// `pairLimit` is the highest pair + 1; pair 0 is the terminal's own two colours.
  init(depth: ColorDepth, pairLimit: Int32) {
    self.depth = depth
    self.pairLimit = pairLimit
  }

  mutating func entry(for style: PaintStyle) -> Entry {
    if let entry = entries[style] { return entry }
    let native = depth.native(style)
    let entry = Entry(
      attributes: Self.flags(native.attributes),
      pair: pair(Colors(foreground: native.foreground, background: native.background)))
    entries[style] = entry
    return entry
  }

  private mutating func pair(_ colors: Colors) -> Int32 {
    if colors.foreground < 0, colors.background < 0 { return 0 }
    if let pair = pairs[colors] { return pair }
    let next = Int32(pairs.count + 1)
    if next < pairLimit, nc_define_pair(next, colors.foreground, colors.background) {
      pairs[colors] = next
      return next
    }
    // The Linux console has 63 pairs: when they are used up the background is given up first.
    return pairs[Colors(foreground: colors.foreground, background: -1)] ?? 0
  }

  private static func flags(_ attributes: PaintAttributes) -> Int32 {
    let table: [(PaintAttributes, Int)] = [
      (.bold, NC_BOLD), (.dim, NC_DIM), (.italic, NC_ITALIC), (.underline, NC_UNDERLINE),
      (.reverse, NC_REVERSE),
    ]
    return table.reduce(0) { $0 | (attributes.contains($1.0) ? Int32($1.1) : 0) }
  }
}
