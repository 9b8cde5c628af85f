/// Rows for learning links: one group for each comment.
struct LinkRows: Sendable {
  var matrix = FeatureMatrix(features: LinkFeature.allCases.count)
  var chosen: [Int32] = []
  var starts: [Int32] = [0]
  var weights: [Float] = []

  mutating func append(_ choice: LinkChoice, chosen k: Int, weight: Float) {
    for row in choice.rows {
      row.values.withUnsafeBufferPointer { values in
        if let base = values.baseAddress { matrix.append(base) }
      }
    }
    chosen.append(Int32(k))
    weights.append(weight)
    starts.append(Int32(matrix.rows))
  }

  mutating func append(_ other: LinkRows) {
    let offset = Int32(matrix.rows)
    matrix.append(other.matrix)
    chosen += other.chosen
    weights += other.weights
    starts += other.starts.dropFirst().map { $0 + offset }
  }
}
