/// Columns that a scalar takes on a terminal. One function measures and draws, so that what is
/// counted is what appears.
package enum CharacterWidth {
  /// 0 for combining marks, 1 or 2 for what is printed, nil for what no terminal prints (controls,
  /// and scalars newer than the C library's tables, which ncurses would leave blank).
  package static func columns(of scalar: Unicode.Scalar) -> Int? {
    let value = scalar.value
    if value < 0x7F { return value >= 0x20 ? 1 : nil }
    if value < 0x300 { return value < 0xA0 ? nil : 1 }
    var low = 0
    var high = runs.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if runs[middle] >> 2 <= value { low = middle } else { high = middle }
    }
    let width = Int(runs[low] & 3)
    return width == 3 ? nil : width
  }
}
