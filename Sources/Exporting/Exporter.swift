import Discussions

/// Writes a discussion as text of one of the `ExportFormat`s.
package enum Exporter {
  /// - Parameters:
  ///   - width: columns that text and outline may take, at least 20; the other forms do not wrap.
  ///   - notes: whether text, outline, markdown and html end with what the importer skipped or
  ///     missed; JSON always holds the notes and mbox never does.
  ///   - emit: called with one piece of UTF-8 text after the other, each of about 64 KiB, never
  ///     split within a character. The last one ends with a line feed.
  package static func write(
    _ discussion: Discussion, as format: ExportFormat, width: Int = 80, notes: Bool = false,
    to emit: (String) -> Void
  ) {
    withoutActuallyEscaping(emit) { emit in
      var output = ChunkedOutput(to: emit)
      switch format {
      case .json: JSONWriter.write(discussion, to: &output)
      case .text:
        TextWriter.write(discussion, width: width, notes: notes, to: &output)
      case .outline:
        OutlineWriter.write(discussion, width: width, notes: notes, to: &output)
      case .markdown: MarkdownWriter.write(discussion, notes: notes, to: &output)
      case .html: HTMLWriter.write(discussion, notes: notes, to: &output)
      case .mbox:
        var writer = MboxWriter(discussion)
        writer.write(to: &output)
      }
      output.flush()
    }
  }
}
