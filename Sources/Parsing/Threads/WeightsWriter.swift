/// Writes the text form of a recovery model. The same model gives the same bytes.
struct WeightsWriter {
  private var out: [UInt8] = []

  /// - Parameter header: lines for people, without the leading `#`.
  static func write(_ model: RecoveryModel, header: [String]) -> [UInt8] {
    var writer = WeightsWriter()
    writer.line(Weights.firstLine)
    for line in header { writer.line("# " + line) }
    writer.line("threshold \(model.threshold)")
    writer.calibration("calibration", model.calibration)
    writer.calibration("agreement", model.agreement)
    let text = model.agreementOfText
    if text != TextCalibration() {
      writer.line("agreement-of-text \(text.slope) \(text.meanSlope) \(text.constant)")
    }
    if !model.rarity.digits.isEmpty {
      writer.line("rarity")
      writer.digits(model.rarity.digits)
    }
    writer.words("boundary", model.boundaryWords)
    writer.words("register", model.registerWords)
    writer.words("link", model.linkWords)
    writer.trees("split", model.split, SplitFeature.allCases.map { "\($0)" })
    writer.trees("opening", model.opening, BoundaryFeature.allCases.map { "\($0)" })
    writer.trees("boundary", model.boundary, BoundaryFeature.allCases.map { "\($0)" })
    writer.trees("link", model.link, LinkFeature.allCases.map { "\($0)" })
    return writer.out
  }

  private mutating func line(_ text: String) {
    out += Array(text.utf8)
    out.append(0x0A)
  }

  private mutating func calibration(_ name: String, _ calibration: Calibration) {
    let points = calibration.points.map { "\($0.score) \($0.probability)" }
    if !points.isEmpty { line(([name] + points).joined(separator: " ")) }
  }

  private mutating func digits(_ digits: [UInt8]) {
    for digit in digits { out.append(Weights.character(digit)) }
    out.append(0x0A)
  }

  private mutating func words(_ name: String, _ table: HashedModel) {
    guard !table.digits.isEmpty else { return }
    line("words \(name) \(table.bits) \(table.step)")
    digits(table.digits)
  }

  private mutating func trees(_ name: String, _ ensemble: TreeEnsemble, _ names: [String]) {
    guard !ensemble.roots.isEmpty else { return }
    // Only edges that a tree splits at are written, so their numbers change.
    var used = [Set<Float>](repeating: [], count: names.count)
    for node in ensemble.nodes where node.feature >= 0 {
      used[Int(node.feature)].insert(node.threshold)
    }
    let edges = used.map { $0.sorted() }
    let written = edges.indices.filter { !edges[$0].isEmpty }
    line("trees \(name) \(written.count) \(ensemble.roots.count)")
    for feature in written {
      line(([names[feature]] + edges[feature].map { "\($0)" }).joined(separator: " "))
    }
    for root in ensemble.roots { tree(ensemble, Int(root), edges) }
  }

  private mutating func tree(_ ensemble: TreeEnsemble, _ root: Int, _ edges: [[Float]]) {
    var queue = [root]
    var head = 0
    while head < queue.count {
      let node = ensemble.nodes[queue[head]]
      head += 1
      if node.feature < 0 {
        let value = (node.value / Weights.leafStep).rounded() + 4418
        let whole = Int(min(8835, max(0, value)))
        for digit in [Int(Weights.leaf), whole / 94, whole % 94] {
          out.append(Weights.character(UInt8(digit)))
        }
      } else {
        let feature = Int(node.feature)
        let edge = edges[feature].firstIndex(of: node.threshold) ?? 0
        for digit in [feature / 94, feature % 94, edge, Int(node.leftShare)] {
          out.append(Weights.character(UInt8(digit)))
        }
        queue.append(Int(node.left))
        queue.append(Int(node.left) + 1)
      }
    }
    out.append(0x0A)
  }
}
