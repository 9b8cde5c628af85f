import Discussions

/// Writes facts in the form that they have in the interchange form.
///
/// `line` and `column` count from 1; a column is one Unicode scalar. `comment`, `block` (from 0) and
/// `offset` (UTF-8 bytes) say the same for sources that have no lines.
enum FactsJSON {
  static func write(
    _ chosen: some Sequence<Int>, of discussion: Discussion, indent: String,
    to json: inout JSONText
  ) {
    json.open("[")
    var position = SourcePosition()
    for i in chosen {
      json.space(indent)
      write(discussion.facts[i], of: discussion, at: &position, to: &json)
    }
    json.close("]")
  }

  private static func write(
    _ fact: Fact, of discussion: Discussion, at position: inout SourcePosition,
    to json: inout JSONText
  ) {
    let start = fact.span.start
    position.move(to: start, in: discussion)
    json.open("{")
    json.key("type")
    json.string(fact.type.rawValue)
    json.key("text")
    json.text(fact.text)
    json.key("line")
    json.integer(position.line)
    json.key("column")
    json.integer(position.column)
    json.key("said_by")
    json.text(discussion.speaker(of: start.comment))
    json.key("value")
    json.number(fact.figure?.value)
    json.key("unit")
    json.text(fact.figure?.unit)
    json.key("of")
    json.text(fact.figure?.of)
    json.key("entity")
    json.text(fact.entity)
    if let figure = fact.figure {
      if figure.value == nil {
        json.key("min")
        json.number(figure.minimum)
        json.key("max")
        json.number(figure.maximum)
      }
      if let hedge = figure.hedge {
        json.key("hedge")
        json.string(hedge.rawValue)
      }
    }
    if let date = fact.date {
      json.key("date")
      json.text(date)
    }
    json.key("comment")
    if start.comment == Place.article {
      json.literal("null")
    } else {
      json.string(JSONWriter.id(ofComment: start.comment))
    }
    json.key("block")
    json.integer(start.block)
    json.key("offset")
    json.integer(start.offset)
    if fact.span.length != fact.text.utf8.count {
      json.key("length")
      json.integer(fact.span.length)
    }
    json.close("}")
  }
}

extension Discussion {
  /// Who speaks in a section: the comment's author where known; nil for the article.
  func speaker(of section: Int) -> SafeText? {
    comments.indices.contains(section) ? comments[section].author?.name : nil
  }
}
