/// Learns an ensemble of trees by gradient boosting over histograms.
struct TreeTrainer {
  struct Options: Sendable {
    var trees = 300
    var leaves = 24
    var rate: Float = 0.07
    var ridge: Float = 5
    /// Least sum of second derivatives in a leaf.
    var leastWeight: Float = 4
    /// Share of the features that a tree may use.
    var featureShare = 0.5
    /// Share of the groups (or rows) that a tree sees.
    var rowShare = 0.7
    /// Growing ends after so many trees without less loss on what is held out.
    var patience = 50
  }

  /// What the scores are for.
  enum Target: Sendable {
    /// One probability for each row.
    case logistic(labels: [Float])
    /// One choice among the rows of each group; groups follow each other.
    case choice(chosen: [Int32], groupStarts: [Int32])

    /// How many rows the first rows (or groups) are.
    func rows(ofFirst count: Int) -> Int {
      switch self {
      case .logistic: count
      case .choice(_, let starts): Int(starts[count])
      }
    }
  }

  private let data: FeatureMatrix.Binned
  private let target: Target
  /// Weight of each row, or of each group.
  private let weights: [Float]
  /// How many rows (or groups) are trained on, from the first; the others are held out, to see when
  /// to stop.
  private let trained: Int
  private let options: Options

  /// - Parameter trained: how many of the rows (or groups) are trained on, from the first; the others
  ///   only tell when to stop.
  init(_ rows: some TeachingRows, trained: Int, options: Options) {
    data = rows.matrix.binned(byFirst: rows.target.rows(ofFirst: trained))
    target = rows.target
    weights = rows.weights
    self.trained = trained
    self.options = options
  }

  /// The trees up to the least loss on what is held out; all of them where nothing is.
  func train(seed: UInt64) -> TreeEnsemble {
    var random = SplitMix(seed: seed)
    var scores = [Float](repeating: 0, count: data.rows)
    var gradient = [SIMD2<Float>](repeating: .zero, count: data.rows)
    var ensemble = TreeEnsemble()
    let watches = trained < weights.count
    var best = (trees: 0, loss: differentiate(scores, into: &gradient))
    while ensemble.roots.count < min(options.trees, best.trees + options.patience) {
      let rows = sample(&random)
      let features = (0..<data.edges.count).filter {
        !data.edges[$0].isEmpty && random.share() < options.featureShare
      }
      var grower = TreeGrower(data: data, gradient: gradient, options: options)
      grower.grow(rows: rows, features: features)
      let root = Int32(ensemble.nodes.count)
      ensemble.roots.append(root)
      for var node in grower.nodes {
        if node.feature >= 0 { node.left += root }
        ensemble.nodes.append(node)
      }
      advance(&scores, by: grower.nodes)
      let loss = differentiate(scores, into: &gradient)
      if !watches || loss < best.loss { best = (ensemble.roots.count, loss) }
    }
    return ensemble.prefix(best.trees)
  }

  private func sample(_ random: inout SplitMix) -> [Int32] {
    var rows: [Int32] = []
    switch target {
    case .logistic:
      for row in 0..<trained where random.share() < options.rowShare {
        rows.append(Int32(row))
      }
    case .choice(_, let starts):
      for group in 0..<trained where random.share() < options.rowShare {
        rows.append(contentsOf: starts[group]..<starts[group + 1])
      }
    }
    return rows
  }

  /// Sets first and second derivatives of the loss; returns the mean loss of what is held out.
  private func differentiate(_ scores: [Float], into gradient: inout [SIMD2<Float>]) -> Double {
    var loss = 0.0
    var total = 0.0
    switch target {
    case .logistic(let labels):
      for row in labels.indices {
        let p = NaturalLogarithm.probability(logOdds: scores[row])
        let weight = weights[row]
        gradient[row] = SIMD2(p - labels[row], max(p * (1 - p), 1e-4)) * weight
        if row >= trained {
          let likelihood = labels[row] > 0.5 ? p : 1 - p
          loss -= Double(weight * NaturalLogarithm.of(max(likelihood, 1e-6)))
          total += Double(weight)
        }
      }
    case .choice(let chosen, let starts):
      for group in chosen.indices {
        let range = Int(starts[group])..<Int(starts[group + 1])
        let top = range.reduce(-Float.infinity) { max($0, scores[$1]) }
        var sum: Float = 0
        for row in range { sum += NaturalLogarithm.exponential(scores[row] - top) }
        let weight = weights[group]
        for row in range {
          let p = NaturalLogarithm.exponential(scores[row] - top) / sum
          let isChosen = row == range.lowerBound + Int(chosen[group])
          gradient[row] = SIMD2(p - (isChosen ? 1 : 0), max(p * (1 - p), 1e-4)) * weight
          if group >= trained, isChosen {
            loss -= Double(weight * NaturalLogarithm.of(max(p, 1e-6)))
            total += Double(weight)
          }
        }
      }
    }
    return loss / max(total, 1e-6)
  }

  private func advance(_ scores: inout [Float], by nodes: [TreeEnsemble.Node]) {
    data.bins.withUnsafeBufferPointer { bins in
      for row in 0..<data.rows {
        var node = nodes[0]
        while node.feature >= 0 {
          let goesRight = bins[Int(node.feature) * data.rows + row] > node.edge
          node = nodes[Int(node.left) + (goesRight ? 1 : 0)]
        }
        scores[row] += node.value
      }
    }
  }
}

/// A small generator whose numbers are the same everywhere (Steele, Lea and Flood, 2014).
struct SplitMix: Sendable {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// 0..<1
  mutating func share() -> Double { Double(next() >> 11) * 0x1p-53 }
}
