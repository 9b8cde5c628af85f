import Cells
import Discussions

/// The forms in which facts can be written.
package enum FactsFormat: String, CaseIterable, Sendable {
  case text, json, csv
}

/// Writes the facts of a discussion.
package enum FactsExporter {
  /// - Parameters:
  ///   - entries: the rows that the text form shows, as the facts pane does; JSON and CSV write
  ///     each mention.
  ///   - types: facts of other types are left out.
  ///   - width: columns of the text form, at least 20.
  ///   - emit: called with one piece of text after the other; the last one ends with a line feed.
  package static func write(
    _ discussion: Discussion, entries: [FactEntry], types: Set<FactType>, as format: FactsFormat,
    width: Int = 80, to emit: (String) -> Void
  ) {
    let chosen = discussion.facts.indices.filter { types.contains(discussion.facts[$0].type) }
    withoutActuallyEscaping(emit) { emit in
      var output = ChunkedOutput(to: emit)
      switch format {
      case .text:
        var page = WrappedOutput(output, width: width)
        let rows = entries.filter { types.contains($0.type) }
        FactsText.write(rows, of: discussion, to: &page)
        output = page.output
      case .json:
        var json = JSONText(output)
        FactsJSON.write(chosen, of: discussion, indent: "\n ", to: &json)
        output = json.rest
        output.write("\n")
      case .csv:
        FactsCSV.write(chosen, of: discussion, to: &output)
      }
      output.flush()
    }
  }
}

/// One row for each thing, under its type, with every place where it was said.
enum FactsText {
  static func write(
    _ entries: [FactEntry], of discussion: Discussion, to page: inout WrappedOutput
  ) {
    var type: FactType?
    var subject: SafeText?
    for entry in entries {
      if entry.type != type {
        if type != nil { page.line("") }
        type = entry.type
        subject = nil
        page.line(entry.type.rawValue.uppercased())
      }
      if let disputed = entry.subject, disputed != subject {
        page.wrap(SafeText(field: "≠ \(disputed): figures differ"), prefix: "  ")
      }
      subject = entry.subject
      let dispute = entry.isDisputed ? "  " : ""
      let times = entry.mentions.count > 1 ? "  ×\(entry.mentions.count)" : ""
      page.wrap(SafeText(field: "\(dispute)\(entry.name)\(times)"), prefix: "  ")
      page.wrap(SafeText(field: places(of: entry, in: discussion)), prefix: "      ")
    }
  }

  /// "article, 3 (Mara), 7": with the words where they differ from the row's name.
  private static func places(of entry: FactEntry, in discussion: Discussion) -> String {
    var seen: Set<String> = []
    var places: [String] = []
    for i in entry.mentions where discussion.facts.indices.contains(i) {
      let fact = discussion.facts[i]
      let section = fact.span.start.comment
      let speaker = discussion.speaker(of: section).map { " (\($0))" } ?? ""
      let number = section == Place.article ? "article" : "\(section + 1)\(speaker)"
      let words = fact.text == entry.name ? "" : "\(fact.text): "
      let place = words + number
      if seen.insert(place).inserted { places.append(place) }
    }
    return places.joined(separator: ", ")
  }
}

/// One row a mention, as RFC 4180 has it, with a header row.
enum FactsCSV {
  private static let header =
    "type,text,entity,value,min,max,unit,of,hedge,date,said_by,comment,line,column"

  static func write(
    _ chosen: [Int], of discussion: Discussion, to output: inout ChunkedOutput
  ) {
    output.write(header + "\r\n")
    var position = SourcePosition()
    for i in chosen {
      let fact = discussion.facts[i]
      let start = fact.span.start
      position.move(to: start, in: discussion)
      let figure = fact.figure
      let isRange = figure != nil && figure?.value == nil
      let row: [String?] = [
        fact.type.rawValue, fact.text.string, fact.entity?.string, number(figure?.value),
        isRange ? number(figure?.minimum) : nil, isRange ? number(figure?.maximum) : nil,
        figure?.unit.string, figure?.of?.string, figure?.hedge?.rawValue, fact.date?.string,
        discussion.speaker(of: start.comment)?.string,
        start.comment == Place.article ? nil : JSONWriter.id(ofComment: start.comment),
        position.line.map(String.init), position.column.map(String.init),
      ]
      output.write(row.map { quoted($0 ?? "") }.joined(separator: ",") + "\r\n")
    }
  }

  private static func number(_ value: Double?) -> String? {
    guard let value, value.isFinite else { return nil }
    guard value.magnitude < 1e15, let whole = Int(exactly: value) else { return value.description }
    return String(whole)
  }

  /// A spreadsheet would run a field that begins like a formula, so such a field gets an apostrophe.
  private static func quoted(_ field: String) -> String {
    let isFormula = field.first.map { "=+-@\t".contains($0) && Double(field) == nil } ?? false
    let text = isFormula ? "'" + field : field
    guard text.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 < 0x20 }) else { return text }
    return "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}
