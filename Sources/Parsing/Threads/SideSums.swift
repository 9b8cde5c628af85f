/// Running sums, so that a mean over any stretch costs nothing.
struct SideSums: Sendable {
  enum Measure: Int, CaseIterable {
    case register, clipped, lexical, words, secondPerson, firstPerson, questions, publishing, lower
    case typing, german
  }

  let count: Int
  private var sums: [Float]

  init(_ lines: [TextLine]) {
    count = lines.count
    let width = Measure.allCases.count
    sums = [Float](repeating: 0, count: (lines.count + 1) * width)
    for (i, line) in lines.enumerated() {
      let shape = line.shape
      let typing = shape.traits.intersection([
        .twoDots, .doubledMarks, .emoji, .smiley, .noApostrophe, .texting, .lowerI, .swearing,
        .noFinalStop,
      ])
      // In the order of `Measure`.
      let values: [Float] = [
        line.register, min(3, max(-3, line.register)), line.lexical, Float(shape.wordCount),
        shape.secondPerson > 0 ? 1 : 0, shape.firstPerson > 0 ? 1 : 0,
        shape.questions > 0 ? 1 : 0, Float(shape.publishing), shape.start == .lower ? 1 : 0,
        Float(typing.rawValue.nonzeroBitCount), Float(shape.german),
      ]
      for k in 0..<width { sums[(i + 1) * width + k] = sums[i * width + k] + values[k] }
    }
  }

  func mean(_ measure: Measure, _ low: Int, _ high: Int) -> Float {
    let low = max(0, low)
    let high = min(count, high)
    guard low < high else { return 0 }
    return sum(measure, low, high) / Float(high - low)
  }

  private func sum(_ measure: Measure, _ low: Int, _ high: Int) -> Float {
    let width = Measure.allCases.count
    return sums[high * width + measure.rawValue] - sums[low * width + measure.rawValue]
  }

  /// Log-odds, by the words of all lines, of the article ending before line k.
  func unclipped(_ k: Int) -> Float { -sum(.register, 0, k) }

  func evidence(_ k: Int) -> Float { sum(.clipped, k, count) - sum(.clipped, 0, k) }
}
