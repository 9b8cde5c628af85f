/// A linear model over hashed words: one digit for each bucket.
struct HashedModel: Sendable {
  let bits: Int
  /// Weight of one step of a digit.
  let step: Float
  /// 1…93 with 47 for nothing; empty when nothing was learned.
  let digits: [UInt8]

  static let zero: UInt8 = 47

  static func none(bits: Int) -> HashedModel { HashedModel(bits: bits, step: 0, digits: []) }

  @inline(__always)
  func bucket(_ feature: UInt32) -> Int {
    Int((feature &* 0x9E37_79B1) >> (32 - UInt32(bits)))
  }
}

extension HashedModel {
  /// Adds up digits without making a list of the features.
  struct Sum: FeatureSink {
    fileprivate let digits: UnsafeBufferPointer<UInt8>
    fileprivate let shift: UInt32
    fileprivate(set) var steps = 0
    fileprivate(set) var count = 0

    @inline(__always)
    mutating func add(_ feature: UInt32) {
      // There are 2^bits digits, and the bucket has so many bits.
      steps += Int(digits[Int((feature &* 0x9E37_79B1) >> shift)]) - Int(HashedModel.zero)
      count += 1
    }
  }

  /// The sum over the features that `add` gives, in steps, and how many they are.
  @inline(__always)
  func sum(_ add: (inout Sum) -> Void) -> (steps: Int, count: Int) {
    guard digits.count == 1 << bits else { return (0, 0) }
    return digits.withUnsafeBufferPointer { digits in
      var sum = Sum(digits: digits, shift: 32 - UInt32(bits))
      add(&sum)
      return (sum.steps, sum.count)
    }
  }

  @inline(__always)
  func score(_ add: (inout Sum) -> Void) -> Float { Float(sum(add).steps) * step }

  /// The score over the square root of the number of features.
  @inline(__always)
  func scaledScore(_ add: (inout Sum) -> Void) -> Float {
    let sum = sum(add)
    return Float(sum.steps) * step / Float(max(1, sum.count)).squareRoot()
  }
}

/// Learns a hashed model by stochastic gradients with a step for each bucket (Duchi, Hazan and
/// Singer, 2011).
struct HashedTrainer {
  let bits: Int
  var epochs = 6
  var rate: Float = 0.08
  var decay: Float = 2e-6

  /// One choice among alternatives; a yes or no is a choice against an alternative without features.
  struct Example: Sendable {
    var alternatives: [[UInt32]]
    var chosen: Int
    var weight: Float
  }

  func train(_ examples: [Example], seed: UInt64) -> HashedModel {
    let size = 1 << bits
    var weights = [Float](repeating: 0, count: size)
    var squares = [Float](repeating: 1e-2, count: size)
    var order = Array(examples.indices)
    var random = SplitMix(seed: seed)
    let shape = HashedModel.none(bits: bits)
    for epoch in 0..<epochs {
      for i in order.indices.reversed() where i > 0 {
        order.swapAt(i, Int(random.next() % UInt64(i + 1)))
      }
      let pace = rate * (epoch + 1 == epochs ? 0.3 : 1)
      for i in order { step(examples[i], &weights, &squares, shape, pace) }
    }
    return Self.quantised(weights, bits: bits)
  }

  private func step(
    _ example: Example, _ weights: inout [Float], _ squares: inout [Float], _ shape: HashedModel,
    _ pace: Float
  ) {
    var scores: [Float] = []
    for alternative in example.alternatives {
      var sum: Float = 0
      for feature in alternative { sum += weights[shape.bucket(feature)] }
      scores.append(sum)
    }
    let top = scores.max() ?? 0
    let powers = scores.map { NaturalLogarithm.exponential($0 - top) }
    let total = powers.reduce(0, +)
    for (k, alternative) in example.alternatives.enumerated() {
      let error = (powers[k] / total - (k == example.chosen ? 1 : 0)) * example.weight
      if abs(error) < 1e-4 { continue }
      for feature in alternative {
        let bucket = shape.bucket(feature)
        let slope = error + decay * weights[bucket]
        squares[bucket] += slope * slope
        weights[bucket] -= pace * slope / squares[bucket].squareRoot()
      }
    }
  }

  static func quantised(_ weights: [Float], bits: Int) -> HashedModel {
    let largest = weights.map(abs).sorted()
    let bound = max(1e-3, largest[largest.count * 999 / 1000])
    let step = (bound / 46 * 1e5).rounded() / 1e5
    let digits = weights.map { weight in
      UInt8(min(93, max(1, (weight / step).rounded() + Float(HashedModel.zero))))
    }
    return HashedModel(bits: bits, step: step, digits: digits)
  }
}
