/// Rows of features for training, cut into bins by value.
struct FeatureMatrix: Sendable {
  let features: Int
  private(set) var values: [Float] = []
  private(set) var rows = 0

  static let bins = 64

  init(features: Int) { self.features = features }

  mutating func append<Name>(_ row: FeatureRow<Name>) {
    values += row.values
    rows += 1
  }

  mutating func append(_ other: FeatureMatrix) {
    values += other.values
    rows += other.rows
  }

  /// At most 63 edges for a feature, halfway between neighbouring values, at equal shares of the
  /// first rows.
  private func edges(of feature: Int, inFirst rows: Int) -> [Float] {
    let step = max(1, rows / 60_000)
    var sample: [Float] = []
    for row in stride(from: 0, to: rows, by: step) {
      sample.append(values[row * features + feature])
    }
    sample.sort()
    var distinct: [Float] = []
    for value in sample where distinct.last != value { distinct.append(value) }
    guard distinct.count > 1 else { return [] }
    var edges: [Float] = []
    if distinct.count <= Self.bins {
      for i in 1..<distinct.count { edges.append(Self.between(distinct[i - 1], distinct[i])) }
    } else {
      for k in 1..<Self.bins {
        let at = sample.count * k / Self.bins
        let value = sample[at]
        let above = sample[at...].first { $0 > value } ?? value
        let edge = Self.between(value, above)
        if edge > (edges.last ?? -Float.infinity), above > value { edges.append(edge) }
      }
    }
    return edges
  }

  /// A number between two with few digits, so that the weights stay short.
  private static func between(_ low: Float, _ high: Float) -> Float {
    let middle = low + (high - low) / 2
    for scale in [Float(1), 10, 100, 1000, 10_000] {
      let rounded = (middle * scale).rounded() / scale
      if rounded >= low, rounded < high { return rounded }
    }
    return middle >= low && middle < high ? middle : low
  }

  struct Binned: Sendable {
    var rows: Int
    var edges: [[Float]]
    /// One column after another.
    var bins: [UInt8]
  }

  /// - Parameter count: how many rows, from the first, say where bins end.
  func binned(byFirst count: Int) -> Binned {
    var binned = Binned(rows: rows, edges: [], bins: [])
    binned.bins.reserveCapacity(rows * features)
    for feature in 0..<features {
      let edges = edges(of: feature, inFirst: count)
      binned.edges.append(edges)
      for row in 0..<rows {
        let value = values[row * features + feature]
        var low = 0
        var high = edges.count
        while low < high {
          let middle = (low + high) / 2
          if value > edges[middle] { low = middle + 1 } else { high = middle }
        }
        binned.bins.append(UInt8(low))
      }
    }
    return binned
  }
}
