/// Chooses the structure that many readings of a text agree on, rather than the best single steps.
///
/// Where a comment starts is often a toss-up, and a wrong start costs the links of all that answer
/// it. So the text is read many times with each step drawn by lot after the model's probabilities;
/// how often a comment is found under a parent is its support; and the structure with the largest
/// expected score is taken (minimum Bayes risk; Goodman 1996, Kumar and Byrne 2004).
struct Consensus: Sendable {
  /// A structure to be followed: comments by the index of their first line.
  struct Plan: Sendable {
    /// For the first line of a comment that of the one it answers; nil for the top level.
    var parents: [Int: Int?] = [:]
    /// Share of the readings, each link by its probability there.
    var support: [Int: Float] = [:]
    /// For the first line of a comment what else it may answer, by first lines, most supported first.
    var others: [Int: [(parent: Int?, support: Float)]] = [:]

    /// Mean support of the links that nobody stated; 1 when all are.
    func meanSupport(apartFrom stated: Set<Int>) -> Float {
      let open = support.keys.filter { !stated.contains($0) }.sorted()
      return open.isEmpty ? 1 : open.reduce(0) { $0 + (support[$1] ?? 0) } / Float(open.count)
    }
  }

  /// A link that a reading thought of.
  struct Link: Sendable {
    var line: Int
    var parent: Int?
    var probability: Float
  }

  /// Draws are bolder than the probabilities; found best on discussions that were not trained on.
  static let startHeat: Float = 0.8
  static let linkHeat: Float = 0.4
  static let mostReadings = 64
  static let fewestReadings = 8
  /// Lines that all readings of a text may come to, so that a page takes a fraction of a second.
  static let lineBudget = 40_000

  /// How often a text of so many lines is read; 0 when it is too long for a consensus to be had.
  static func readings(of lines: Int) -> Int {
    let count = min(mostReadings, lineBudget / max(1, lines))
    return count >= fewestReadings && lines <= LineReader.window ? count : 0
  }

  /// What a comment must bring to the expected score, as a share of what comments bring on average.
  private static let leastShare: Float = 0.3
  /// What a right start without the right parent is worth, and from which probability on.
  private static let startWorth: Float = 0.2
  private static let startBound: Float = 0.3
  private static let beam = 32
  /// Links with less support are not looked at.
  private static let leastSupport: Float = 0.02
  /// What a link is worth beyond its support when the usual structure has it too, and what a comment
  /// costs that the usual structure has not below its article.
  private static let steadiness: Float = 0.1

  private let count: Int
  private let lines: Range<Int>
  /// The structure to stay with where readings are nearly even.
  private let usual: Plan?
  /// Where its first comment starts; past the end when there is none.
  private let usualFirst: Int
  /// For each of the lines: what a comment that starts there may answer.
  private var links: [[(parent: Int?, support: Float)]]
  private var comments: Float = 0

  /// - Parameters:
  ///   - lines: where comments may start.
  ///   - count: number of readings that will be added.
  ///   - usual: the structure to stay with where readings are nearly even; nil for none.
  init(lines: Range<Int>, count: Int, usual: Plan? = nil) {
    self.lines = lines
    self.usual = usual
    usualFirst = usual?.parents.keys.min() ?? lines.upperBound
    self.count = count
    links = Array(repeating: [], count: lines.count)
  }

  mutating func add(_ reading: [Link]) {
    for link in reading {
      let share = link.probability / Float(count)
      let i = link.line - lines.lowerBound
      guard links.indices.contains(i) else { continue }
      comments += share
      if let k = links[i].firstIndex(where: { $0.parent == link.parent }) {
        links[i][k].support += share
      } else {
        links[i].append((link.parent, share))
      }
    }
  }

  /// - Parameter certain: lines that open a comment whatever the readings say.
  /// - Returns: nil when no structure satisfies what is certain.
  func plan(certain: Set<Int>) -> Plan? {
    var plan: Plan?
    var expected: Float = 0.5
    for _ in 0..<3 {
      guard let found = search(certain: certain, price: Self.leastShare * expected) else {
        return plan
      }
      plan = found
      let sum = found.parents.keys.sorted().reduce(0) { $0 + (found.support[$1] ?? 0) }
      expected = 2 * sum / max(1, Float(found.parents.count) + comments)
    }
    guard var plan else { return nil }
    let holders = holders(of: plan)
    for (line, parent) in plan.parents {
      plan.others[line] = others(than: parent, of: line, holders)
    }
    return plan
  }

  /// For each of the lines the first line of the comment of a plan that holds it; nil above them.
  private func holders(of plan: Plan) -> [Int?] {
    var holder: Int?
    return lines.map { line in
      if plan.parents.keys.contains(line) { holder = line }
      return holder
    }
  }

  /// What readings thought of that differ, put down to the comments of the plan.
  private func others(
    than chosen: Int?, of line: Int, _ holders: [Int?]
  ) -> [(parent: Int?, support: Float)] {
    var others: [(parent: Int?, support: Float)] = []
    for link in links[line - lines.lowerBound] {
      // A line that opens no comment of the plan belongs to the one above it.
      let parent = link.parent.flatMap { holders[$0 - lines.lowerBound] }
      guard parent != chosen, parent != line, parent != nil || link.parent == nil else { continue }
      if let k = others.firstIndex(where: { $0.parent == parent }) {
        others[k].support += link.support
      } else {
        others.append((parent, link.support))
      }
    }
    return others.sorted { $0.support > $1.support }
  }

  /// The paths of all structures that are looked at; what two of them share is there once, so that
  /// a path costs the same however deep it is.
  private struct Paths {
    private struct Node {
      var line: Int
      /// What it answers; itself at the top level.
      var below: Int
      /// A node further down, so that any is found in logarithmic time (Myers 1983, skew-binary jumps).
      var jump: Int
      var depth: Int
    }

    private var nodes: [Node] = []

    /// The path that ends in a line below another path; nil stands for the top level.
    mutating func path(to line: Int, below: Int?) -> Int {
      let own = nodes.count
      guard let below else {
        nodes.append(Node(line: line, below: own, jump: own, depth: 0))
        return own
      }
      let (one, two) = (nodes[below], nodes[nodes[below].jump])
      let isEven = one.depth - two.depth == two.depth - nodes[two.jump].depth
      nodes.append(
        Node(
          line: line, below: below, jump: isEven ? two.jump : below, depth: one.depth + 1))
      return own
    }

    /// The part of a path that ends in a line; nil when the line is not on it.
    func part(of path: Int?, to line: Int) -> Int? {
      guard var at = path else { return nil }
      // Lines only grow along a path.
      while nodes[at].line > line {
        let node = nodes[at]
        guard node.below != at else { return nil }
        at = nodes[node.jump].line >= line ? node.jump : node.below
      }
      return nodes[at].line == line ? at : nil
    }
  }

  /// A structure up to some line: the path, and the way to it.
  private struct Partial {
    var path: Path
    var score: Float
    var last: Int

    enum Path: Hashable {
      /// As it was before the line; nil before the first comment.
      case kept(Int?)
      /// The line opens a comment below a path; nil stands for the top level.
      case opened(below: Int?)
    }
  }

  private struct Step {
    var line: Int
    var parent: Int?
    var support: Float
    var before: Int
  }

  private func search(certain: Set<Int>, price: Float) -> Plan? {
    var steps: [Step] = []
    var paths = Paths()
    var beam = [Partial(path: .kept(nil), score: 0, last: -1)]
    for (i, links) in links.enumerated() where !links.isEmpty {
      let line = lines.lowerBound + i
      let isCertain = certain.contains(line)
      let start = links.reduce(0) { $0 + $1.support }
      let usualParent = usual?.parents[line]
      let isNew = usualParent == nil && line > usualFirst
      let bonus =
        Self.startWorth * (start - Self.startBound) - price - (isNew ? Self.steadiness : 0)
      var next = isCertain ? [] : beam
      for state in beam {
        for link in links where isCertain || link.support > Self.leastSupport {
          var below: Int?
          if let parent = link.parent {
            guard case .kept(let path) = state.path,
              let part = paths.part(of: path, to: parent)
            else { continue }
            below = part
          }
          let isUsual = usualParent == .some(link.parent)
          steps.append(
            Step(line: line, parent: link.parent, support: link.support, before: state.last))
          next.append(
            Partial(
              path: .opened(below: below),
              score: state.score + link.support + bonus + (isUsual ? Self.steadiness : 0),
              last: steps.count - 1))
        }
      }
      next.sort { $0.score > $1.score }
      var seen: Set<Partial.Path> = []
      beam = []
      for var state in next where beam.count < Self.beam {
        guard seen.insert(state.path).inserted else { continue }
        if case .opened(let below) = state.path {
          state.path = .kept(paths.path(to: line, below: below))
        }
        beam.append(state)
      }
    }
    guard let best = beam.first else { return nil }
    var plan = Plan()
    var at = best.last
    while at >= 0 {
      let step = steps[at]
      plan.parents.updateValue(step.parent, forKey: step.line)
      plan.support[step.line] = step.support
      at = step.before
    }
    return plan
  }
}
