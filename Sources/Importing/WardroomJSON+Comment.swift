import Discussions

extension WardroomJSON {
  struct CommentForm: Decodable {
    var id: String?
    var sourceId: String?
    var parent: String?
    var lines: [Int]?
    var author: String?
    var namedBy: String?
    var date: String?
    var dateText: String?
    var score: Int?
    var paragraphs: [String]?
    var kinds: [String]?
    var paragraphLines: [Int?]?
    var links: [LinkForm]?
    var confidence: ConfidenceForm?
    var evidence: [EvidenceForm]?
    var alternatives: [AlternativeForm]?
    var boundary: String?
    var link: String?

    var comment: Comment {
      Comment(
        sourceID: sourceId, author: authorValue, date: date.flatMap { Timestamp(iso: $0) },
        dateText: dateText.map { SafeText(field: $0) }, blocks: blocks,
        boundary: boundaryValue, link: linkValue, score: score)
    }

    private var blocks: [Block] {
      var blocks = (paragraphs ?? []).enumerated().map { i, text in
        Block(kind(i), SafeText(body: text), line: line(i))
      }
      for form in links ?? [] {
        guard let i = form.paragraph, blocks.indices.contains(i) else { continue }
        blocks[i].links.append(form.link)
      }
      return blocks
    }

    private func kind(_ i: Int) -> BlockKind {
      guard let kinds, kinds.indices.contains(i) else { return .paragraph }
      return BlockKind(rawValue: kinds[i]) ?? .paragraph
    }

    private func line(_ i: Int) -> Int? {
      if let paragraphLines {
        return paragraphLines.indices.contains(i) ? paragraphLines[i] : nil
      }
      guard let first = lines?.first else { return nil }
      let (line, isTooLarge) = first.addingReportingOverflow(i)
      return isTooLarge ? nil : line
    }

    private func inference(for conclusion: String, confidence: Float?) -> Inference? {
      let reasons = (evidence ?? []).filter { $0.conclusion == conclusion }.compactMap(\.evidence)
      guard let first = reasons.first else { return nil }
      let alternatives = (conclusion == "parent" ? alternatives : nil) ?? []
      return Inference(
        confidence: confidence ?? 0, because: first, Array(reasons.dropFirst()),
        alternatives: alternatives.map {
          Inference.Alternative(line: $0.line, confidence: $0.confidence ?? 0)
        })
    }

    private var boundaryValue: Boundary {
      if boundary == "repaired" { return .repaired }
      return inference(for: "start", confidence: confidence?.start).map(Boundary.inferred)
        ?? .stated
    }

    private var linkValue: ParentLink {
      switch link {
      case "repaired": return .repaired
      case "top-level": return .topLevel
      case "stated": return .stated
      default: break
      }
      if let inference = inference(for: "parent", confidence: confidence?.parent) {
        return .inferred(inference)
      }
      return parent == nil ? .topLevel : .stated
    }

    private var authorValue: Author? {
      guard let author else { return nil }
      let name = SafeText(field: author)
      if namedBy == "repaired" { return .repaired(name) }
      return inference(for: "author", confidence: confidence?.author)
        .map { .inferred(name, $0) } ?? .stated(name)
    }
  }

  struct ConfidenceForm: Decodable {
    var start: Float?
    var parent: Float?
    var author: Float?
  }

  struct AlternativeForm: Decodable {
    var line: Int?
    var confidence: Float?
  }

  struct EvidenceForm: Decodable {
    var signal: String?
    var weight: Float?
    var text: String?
    var `for`: String?

    /// Without `for`, evidence speaks for the parent.
    var conclusion: String { `for` ?? "parent" }

    /// nil for a signal that this version does not know.
    var evidence: Evidence? {
      guard let signal = signal.flatMap(Signal.init) else { return nil }
      return Evidence(signal: signal, weight: weight ?? 0, text: SafeText(body: text ?? ""))
    }
  }
}
