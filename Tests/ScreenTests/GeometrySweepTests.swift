import Cells
import Discussions
import Reader
import Samples
import Testing

@testable import Screen

/// Every size of the screen, with the states that a reader gets into.
@Suite struct GeometrySweepTests {
  private static let scripts = [
    "", "z M", "= j j", "? Space", "/ Kursk", "& frigate Enter", "v", "P", "M-1 G", "M-3 j j",
    ": fold Tab", "z", "12", "G z t", "f",
  ]

  @Test(arguments: scripts)
  func drawsAtEverySize(keys: String) {
    let discussion = Sample.long(40)
    for columns in [1, 2, 3, 5, 8, 12, 13, 20, 40, 79, 80, 81, 119, 120, 121, 200, 300] {
      for rows in [1, 2, 3, 4, 5, 6, 7, 12, 24, 60] {
        var state = ReaderState(
          discussion: discussion, size: ScreenSize(columns: columns, rows: rows))
        for key in KeyStroke.script(keys) { reduce(&state, .key(key)) }
        let frame = render(state)
        #expect(frame.columns == columns && frame.rows == rows)
        checkWholeGlyphs(frame)
      }
    }
  }

  @Test func survivesRandomKeysSizesAndClicks() {
    var random = SplitMix(seed: 42)
    let strokes =
      Keymap.standard.bindings.values.joined().flatMap(\.chord.patterns).compactMap { pattern in
        if case .key(let key) = pattern { key } else { nil as KeyStroke? }
      }.sorted { $0.description < $1.description }
      + ["1", "5", "9", "k", "u", "é", "日"].map { KeyStroke($0) }
    var state = ReaderState(discussion: Sample.long(80), size: ScreenSize(columns: 100, rows: 30))
    for step in 0..<6000 {
      switch random.next(below: 20) {
      case 0:
        let size = ScreenSize(columns: random.next(below: 180), rows: random.next(below: 50))
        reduce(&state, .resize(size))
      case 1:
        let actions: [MouseAction] = [.press, .wheelUp, .wheelDown]
        reduce(
          &state,
          .mouse(
            actions[random.next(below: 3)], row: random.next(below: 55),
            column: random.next(below: 190)))
      case 2: reduce(&state, .paste("Kursk"))
      case 3 where step % 500 == 3:
        reduce(&state, .loaded(Sample.long(random.next(below: 120)), isComplete: true))
      default: reduce(&state, .key(strokes[random.next(below: strokes.count)]))
      }
      checkWholeGlyphs(render(state))
    }
  }

  @Test func drawsNothingToRead() {
    let empty = Discussion(source: Source(kind: .flatText, location: "empty"))
    for keys in [
      "", "j k G g g", "/ x Enter n", "z M", "Tab", "M-3 Enter", "M-1 Space", "x e a P v",
    ] {
      for (columns, rows) in [(1, 1), (80, 24), (120, 36)] {
        var state = ReaderState(
          discussion: empty, size: ScreenSize(columns: columns, rows: rows))
        for key in KeyStroke.script(keys) { reduce(&state, .key(key)) }
        checkWholeGlyphs(render(state))
      }
    }
  }

  /// The right half of a wide glyph stands only right of one, and every glyph has its columns.
  private func checkWholeGlyphs(
    _ frame: Frame, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for row in 0..<frame.rows {
      var column = 0
      while column < frame.columns {
        let glyph = frame[row, column].glyph
        let columns = SafeText(body: glyph).columns
        guard
          columns == 1
            || (columns == 2 && column + 1 < frame.columns && frame[row, column + 1].glyph.isEmpty)
        else {
          Issue.record("\(row),\(column): ‘\(glyph)’", sourceLocation: sourceLocation)
          return
        }
        column += columns
      }
    }
  }
}
