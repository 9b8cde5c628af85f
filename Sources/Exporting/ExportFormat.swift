/// The forms in which a discussion can be written.
package enum ExportFormat: String, CaseIterable, Sendable {
  case text, outline, markdown, json, mbox, html
}
