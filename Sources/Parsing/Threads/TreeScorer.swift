/// An ensemble made ready to score many rows (Lucchese et al., QuickScorer, 2015).
///
/// The leaves of a tree, from left to right, are bits of a word. A split that a value passes clears
/// the leaves on its left, in whatever order splits are looked at; the lowest bit that is left is
/// the row's leaf. So splits are kept by feature and edge, and only those that are passed are
/// touched. The sum is that of `TreeEnsemble.score` to the last bit.
struct TreeScorer: Sendable {
  /// Walked when its trees are too large for masks.
  private let ensemble: TreeEnsemble
  private let splits: TreeSplits

  // Memory that is used again for each choice.
  /// For each tree the leaves that all rows can reach, then those of each row.
  private var reached: [UInt32] = []
  /// For each feature that rows differ in, where splits end that all pass, and that each row passes;
  /// then for each feature whether rows differ in it.
  private var passed: [Int32] = []
  /// Features that every single row so far had the same value of, those values, and the leaves that
  /// they leave; what a text is like as a whole never changes while it is read.
  private var held: [Int]
  private var loose: [Int] = []
  private var heldValues: [Float] = []
  private var base: [UInt32]

  /// - Parameter features: how many values a row has, `FeatureRow.capacity` at most.
  init(_ ensemble: TreeEnsemble, features: Int) {
    self.ensemble = ensemble
    splits = TreeSplits(ensemble, features: features)
    held = splits.used
    base = [UInt32](repeating: .max, count: splits.trees)
  }
}

extension TreeScorer {
  /// The score of a row.
  mutating func score<Name: Feature>(_ row: FeatureRow<Name>) -> Float {
    row.withValues { values in
      guard splits.isMasked else { return ensemble.score(values) }
      hold(values)
      grow(&reached, to: base.count)
      let (splits, base, loose) = (splits, base, loose)
      return reached.withUnsafeMutableBufferPointer { reached in
        splits.withTables { tables in
          guard let words = reached.baseAddress else { return 0 }
          for tree in base.indices { words[tree] = base[tree] }
          for feature in loose { tables.clear(words, feature, values[feature]) }
          return tables.sum(words)
        }
      }
    }
  }

  /// Lets go of the features that this row has another value of.
  private mutating func hold(_ values: UnsafePointer<Float>) {
    var isHeld = !heldValues.isEmpty
    if !isHeld { heldValues = (0..<(splits.used.last ?? -1) + 1).map { values[$0] } }
    for feature in held where values[feature] != heldValues[feature] { isHeld = false }
    if isHeld { return }
    loose += held.filter { values[$0] != heldValues[$0] }
    held.removeAll { values[$0] != heldValues[$0] }
    var base = [UInt32](repeating: .max, count: base.count)
    base.withUnsafeMutableBufferPointer { base in
      splits.withTables { tables in
        guard let words = base.baseAddress else { return }
        for feature in held { tables.clear(words, feature, heldValues[feature]) }
      }
    }
    self.base = base
  }

  /// Sets the score of each row.
  mutating func score<Name: Feature>(_ rows: [FeatureRow<Name>], into scores: inout [Float]) {
    let step = FeatureRow<Name>.capacity
    scores.removeAll(keepingCapacity: true)
    scores.append(contentsOf: repeatElement(0, count: rows.count))
    grow(&reached, to: (rows.count + 1) * base.count)
    let splits = splits
    grow(&passed, to: splits.used.count * (rows.count + 1) + step)
    rows.withUnsafeBytes { bytes in
      // A row is nothing but so many numbers.
      bytes.withMemoryRebound(to: Float.self) { values in
        guard let values = values.baseAddress else { return }
        guard splits.isMasked else {
          for row in rows.indices { scores[row] = ensemble.score(values + row * step) }
          return
        }
        reached.withUnsafeMutableBufferPointer { reached in
          passed.withUnsafeMutableBufferPointer { passed in
            scores.withUnsafeMutableBufferPointer { scores in
              splits.withTables { tables in
                guard let words = reached.baseAddress, let passed = passed.baseAddress,
                  let scores = scores.baseAddress
                else { return }
                tables.score(
                  values, rows: rows.count, step: step, features: splits.used, words, passed,
                  into: scores)
              }
            }
          }
        }
      }
    }
  }

  private func grow<Element: FixedWidthInteger>(_ memory: inout [Element], to count: Int) {
    if memory.count < count { memory = [Element](repeating: 0, count: count) }
  }
}
