/// Reads the text form of a recovery model.
struct WeightsReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var at = 0
  private var line = 0
  private var model = RecoveryModel()

  static func read(_ bytes: UnsafeBufferPointer<UInt8>) throws(WeightsError) -> RecoveryModel {
    var reader = WeightsReader(bytes: bytes)
    try reader.readAll()
    return reader.model
  }

  static func read(_ bytes: [UInt8]) throws(WeightsError) -> RecoveryModel {
    let result: Result<RecoveryModel, WeightsError> = bytes.withUnsafeBufferPointer { bytes in
      do throws(WeightsError) { return .success(try read(bytes)) } catch { return .failure(error) }
    }
    return try result.get()
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  private func fault(_ reason: String) -> WeightsError { WeightsError(line: line, reason: reason) }

  private mutating func nextLine() -> Range<Int>? {
    guard at < bytes.count else { return nil }
    let start = at
    while at < bytes.count, bytes[at] != 0x0A { at += 1 }
    let end = at
    at += 1
    line += 1
    return start..<end
  }

  private func words(_ range: Range<Int>) -> [Substring] {
    String(decoding: bytes[range], as: UTF8.self).split(separator: " ")
  }

  private mutating func readAll() throws(WeightsError) {
    guard let first = nextLine(),
      String(decoding: bytes[first], as: UTF8.self) == Weights.firstLine
    else { throw fault("not a file of recovery weights") }
    var last = ""
    while let range = nextLine() {
      if range.isEmpty || bytes[range.lowerBound] == 0x23 { continue }
      let words = words(range)
      last = words.prefix(2).joined(separator: " ")
      switch words.first {
      case "threshold": model.threshold = try number(words, 1)
      case "calibration": model.calibration = try calibration(words)
      case "agreement": model.agreement = try calibration(words)
      case "agreement-of-text":
        model.agreementOfText = TextCalibration(
          slope: try number(words, 1), meanSlope: try number(words, 2),
          constant: try number(words, 3))
      case "rarity": model.rarity = RarityTable(digits: try digits())
      case "words": try readWords(words)
      case "trees": try readTrees(words)
      default: throw fault("unknown section")
      }
    }
    guard last == Weights.lastSection else {
      throw fault("cut off: the last section is not \(Weights.lastSection)")
    }
  }

  private func number(_ words: [Substring], _ i: Int) throws(WeightsError) -> Float {
    guard i < words.count, let value = Float(words[i]), value.isFinite else {
      throw fault("a number is missing")
    }
    return value
  }

  private mutating func digits() throws(WeightsError) -> [UInt8] {
    guard let range = nextLine() else { throw fault("a line of digits is missing") }
    var digits = [UInt8](bytes[range])
    for i in digits.indices {
      guard digits[i] >= 0x21, digits[i] <= 0x7E else { throw fault("not a digit") }
      digits[i] -= 0x21
    }
    return digits
  }

  private func calibration(_ words: [Substring]) throws(WeightsError) -> Calibration {
    var points: [Calibration.Point] = []
    for i in stride(from: 1, to: words.count - 1, by: 2) {
      points.append(
        Calibration.Point(score: try number(words, i), probability: try number(words, i + 1)))
    }
    return Calibration(points: points)
  }

  private mutating func readWords(_ words: [Substring]) throws(WeightsError) {
    guard words.count == 4, let bits = Int(words[2]), (1...24).contains(bits) else {
      throw fault("words NAME BITS STEP")
    }
    let step = try number(words, 3)
    let digits = try digits()
    guard digits.count == 1 << bits else { throw fault("the number of digits is not 2^bits") }
    let table = HashedModel(bits: bits, step: step, digits: digits)
    switch words[1] {
    case "boundary": model.boundaryWords = table
    case "register": model.registerWords = table
    case "link": model.linkWords = table
    default: throw fault("unknown words")
    }
  }

  private mutating func readTrees(_ words: [Substring]) throws(WeightsError) {
    guard words.count == 4, let features = Int(words[2]), let count = Int(words[3]),
      features >= 0, count >= 0
    else { throw fault("trees NAME FEATURES COUNT") }
    let names: [String]
    switch words[1] {
    case "boundary", "opening": names = BoundaryFeature.allCases.map { "\($0)" }
    case "link": names = LinkFeature.allCases.map { "\($0)" }
    case "split": names = SplitFeature.allCases.map { "\($0)" }
    default: throw fault("unknown trees")
    }
    var edges = [[Float]](repeating: [], count: names.count)
    for _ in 0..<features {
      guard let range = nextLine() else { throw fault("a feature is missing") }
      let words = self.words(range)
      guard let name = words.first, let feature = names.firstIndex(of: String(name)) else {
        throw fault("unknown feature")
      }
      for i in words.indices.dropFirst() { edges[feature].append(try number(words, i)) }
    }
    var ensemble = TreeEnsemble()
    for _ in 0..<count { try readTree(into: &ensemble, edges) }
    ensemble.averageInnerNodes()
    switch words[1] {
    case "opening": model.opening = ensemble
    case "boundary": model.boundary = ensemble
    case "link": model.link = ensemble
    default: model.split = ensemble
    }
  }

  private mutating func readTree(
    into ensemble: inout TreeEnsemble, _ edges: [[Float]]
  ) throws(WeightsError) {
    guard let range = nextLine(), !range.isEmpty else { throw fault("a tree is missing") }
    let root = ensemble.nodes.count
    ensemble.roots.append(Int32(root))
    var next = root + 1
    var i = range.lowerBound
    func digit(_ offset: Int) throws(WeightsError) -> Int {
      guard i + offset < range.upperBound, bytes[i + offset] >= 0x21, bytes[i + offset] <= 0x7E
      else { throw fault("the tree is cut off") }
      return Int(bytes[i + offset]) - 0x21
    }
    while i < range.upperBound {
      let first = try digit(0)
      if first == Int(Weights.leaf) {
        let value = Float(try digit(1) * 94 + digit(2) - 4418) * Weights.leafStep
        ensemble.nodes.append(
          TreeEnsemble.Node(
            feature: -1, edge: 0, leftShare: 0, left: 0, threshold: 0, value: value))
        i += 3
      } else {
        let feature = try first * 94 + digit(1)
        let edge = try digit(2)
        guard feature < edges.count, edge < edges[feature].count else {
          throw fault("a tree splits at an edge that does not exist")
        }
        ensemble.nodes.append(
          TreeEnsemble.Node(
            feature: Int16(feature), edge: UInt8(edge), leftShare: UInt8(try digit(3)),
            left: Int32(next), threshold: edges[feature][edge], value: 0))
        next += 2
        i += 4
      }
    }
    guard ensemble.nodes.count == next else { throw fault("the tree has a loose end") }
  }
}

extension RecoveryModel {
  /// - Parameter weights: a file that `wardroom train` wrote.
  package init(weights: [UInt8]) throws(WeightsError) { self = try WeightsReader.read(weights) }
}
