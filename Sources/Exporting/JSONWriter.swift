import Discussions

/// Writes the interchange form, which `WardroomJSON` reads back without loss.
///
/// What can be told from other members is left out: `kinds` where all paragraphs are plain,
/// `paragraph_lines` where they follow each other from the first of `lines`, `link` where `parent`
/// and the evidence say it.
enum JSONWriter {
  static func write(_ discussion: Discussion, to output: inout ChunkedOutput) {
    var json = JSONText(output)
    json.open("{")
    json.key("wardroom")
    json.integer(1)
    json.space("\n ")
    json.key("source")
    write(discussion.source, to: &json)
    json.space("\n ")
    json.key("article")
    write(discussion.article, to: &json)
    json.space("\n ")
    json.key("comments")
    json.open("[")
    for i in discussion.comments.indices {
      json.space("\n  ")
      write(comment: i, of: discussion.comments, to: &json)
    }
    json.close("]")
    json.space("\n ")
    json.key("facts")
    FactsJSON.write(discussion.facts.indices, of: discussion, indent: "\n  ", to: &json)
    json.space("\n ")
    json.key("notes")
    json.open("[")
    for note in discussion.notes {
      json.space("\n  ")
      json.open("{")
      json.key("kind")
      json.string(note.kind.rawValue)
      json.key("text")
      json.text(note.text)
      json.key("line")
      json.integer(note.line)
      json.close("}")
    }
    json.close("]")
    json.close("}")
    output = json.rest
    output.write("\n")
  }

  /// Ids are given in display order: `c1` is the first comment.
  static func id(ofComment i: Int) -> String { "c\(i + 1)" }

  private static func write(_ source: Source, to json: inout JSONText) {
    json.open("{")
    json.key("kind")
    json.string(source.kind.rawValue)
    json.key("location")
    json.text(source.location)
    if let address = source.address {
      json.key("address")
      json.text(address)
    }
    if let count = source.statedCount {
      json.key("stated_count")
      json.integer(count)
    }
    json.close("}")
  }

  private static func write(_ article: Article, to json: inout JSONText) {
    json.open("{")
    json.key("title")
    json.text(article.title)
    json.key("byline")
    json.text(article.byline)
    json.key("published")
    json.timestamp(article.published)
    json.key("end_confidence")
    json.number(article.endConfidence)
    json.key("blocks")
    json.open("[")
    for block in article.blocks {
      json.space("\n  ")
      json.open("{")
      json.key("line")
      json.integer(block.line)
      json.key("kind")
      json.string(block.kind.rawValue)
      json.key("text")
      json.text(block.text)
      if !block.links.isEmpty {
        json.key("links")
        json.open("[")
        for link in block.links {
          json.open("{")
          write(link, to: &json)
          json.close("}")
        }
        json.close("]")
      }
      json.close("}")
    }
    json.close("]")
    json.close("}")
  }

  private static func write(_ link: Link, to json: inout JSONText) {
    json.key("text")
    json.text(link.text)
    json.key("address")
    json.text(link.address)
  }
}

extension JSONWriter {
  private static func write(comment i: Int, of tree: CommentTree, to json: inout JSONText) {
    let comment = tree[i]
    json.open("{")
    json.key("id")
    json.string(id(ofComment: i))
    json.key("source_id")
    if let sourceID = comment.sourceID { json.string(sourceID) } else { json.literal("null") }
    json.key("parent")
    if let parent = tree.parent(i) {
      json.string(id(ofComment: parent))
    } else {
      json.literal("null")
    }
    json.key("depth")
    json.integer(tree.depth(i))
    json.key("lines")
    if let lines = comment.lines {
      json.open("[")
      json.integer(lines.lowerBound)
      json.integer(lines.upperBound)
      json.close("]")
    } else {
      json.literal("null")
    }
    json.key("author")
    json.text(comment.author?.name)
    json.key("date")
    json.timestamp(comment.date)
    json.key("paragraphs")
    json.open("[")
    for block in comment.blocks { json.text(block.text) }
    json.close("]")
    writeConfidence(of: comment, to: &json)
    writeEvidence(of: comment, to: &json)
    writeAlternatives(to: comment.link, to: &json)
    writeHow(comment, isReply: tree.parent(i) != nil, to: &json)
    writeBlocks(of: comment, to: &json)
    json.close("}")
  }

  private static func writeConfidence(of comment: Comment, to json: inout JSONText) {
    json.key("confidence")
    json.open("{")
    json.key("start")
    json.number(comment.boundary.confidence)
    json.key("parent")
    json.number(comment.link.confidence)
    if case .inferred(_, let inference) = comment.author {
      json.key("author")
      json.number(inference.confidence)
    }
    json.close("}")
  }

  private static func writeEvidence(of comment: Comment, to json: inout JSONText) {
    json.key("evidence")
    json.open("[")
    if case .inferred(let inference) = comment.boundary {
      write(inference.evidence, for: "start", to: &json)
    }
    write(comment.link.evidence, for: "parent", to: &json)
    if case .inferred(_, let inference) = comment.author {
      write(inference.evidence, for: "author", to: &json)
    }
    json.close("]")
  }

  private static func writeAlternatives(to link: ParentLink, to json: inout JSONText) {
    guard !link.alternatives.isEmpty else { return }
    json.key("alternatives")
    json.open("[")
    for alternative in link.alternatives {
      json.open("{")
      json.key("line")
      if let line = alternative.line { json.integer(line) } else { json.literal("null") }
      json.key("confidence")
      json.number(alternative.confidence)
      json.close("}")
    }
    json.close("]")
  }

  private static func write(
    _ evidence: [Evidence], for conclusion: String, to json: inout JSONText
  ) {
    for item in evidence {
      json.open("{")
      json.key("signal")
      json.string(item.signal.rawValue)
      json.key("weight")
      json.number(item.weight)
      json.key("text")
      json.text(item.text)
      json.key("for")
      json.string(conclusion)
      json.close("}")
    }
  }

  /// How boundary, link and author are known, where the other members do not tell.
  private static func writeHow(_ comment: Comment, isReply: Bool, to json: inout JSONText) {
    if comment.boundary == .repaired {
      json.key("boundary")
      json.string("repaired")
    }
    switch (comment.link, isReply) {
    case (.inferred, _), (.topLevel, false), (.stated, true): break
    case (.repaired, _):
      json.key("link")
      json.string("repaired")
    case (.topLevel, true):
      json.key("link")
      json.string("top-level")
    case (.stated, false):
      json.key("link")
      json.string("stated")
    }
    if case .repaired = comment.author {
      json.key("named_by")
      json.string("repaired")
    }
    if let dateText = comment.dateText {
      json.key("date_text")
      json.text(dateText)
    }
    if let score = comment.score {
      json.key("score")
      json.integer(score)
    }
  }

  private static func writeBlocks(of comment: Comment, to json: inout JSONText) {
    let blocks = comment.blocks
    if blocks.contains(where: { $0.kind != .paragraph }) {
      json.key("kinds")
      json.open("[")
      for block in blocks { json.string(block.kind.rawValue) }
      json.close("]")
    }
    let first = comment.lines?.lowerBound
    let followEachOther =
      if let first {
        comment.lines?.count == blocks.count
          && blocks.indices.allSatisfy { blocks[$0].line == first + $0 }
      } else {
        blocks.allSatisfy { $0.line == nil }
      }
    if !followEachOther {
      json.key("paragraph_lines")
      json.open("[")
      for block in blocks { json.integer(block.line) }
      json.close("]")
    }
    guard blocks.contains(where: { !$0.links.isEmpty }) else { return }
    json.key("links")
    json.open("[")
    for (i, block) in blocks.enumerated() {
      for link in block.links {
        json.open("{")
        json.key("paragraph")
        json.integer(i)
        write(link, to: &json)
        json.close("}")
      }
    }
    json.close("]")
  }
}
