import Cells
import Discussions
import Reader

/// Draws the state. Costs what is on the screen, whatever the length of the thread.
package func render(_ state: ReaderState) -> Frame {
  var frame = Frame(columns: state.size.columns, rows: state.size.rows)
  let layout = state.layout
  if let row = layout.header { HeaderLine(state: state).draw(on: &frame, row: row) }
  if let row = layout.titles { TitleRow(state: state, layout: layout).draw(on: &frame, row: row) }
  for area in layout.areas {
    switch area.pane {
    case .article: ArticlePane(state: state, area: area).draw(on: &frame)
    case .thread: ThreadPane(state: state, area: area).draw(on: &frame)
    case .facts: FactsPane(state: state, area: area).draw(on: &frame)
    }
  }
  if let page = state.overlay { OverlayPage(page: page, state: state).draw(on: &frame) }
  if let row = layout.status {
    StatusLine(state: state).draw(on: &frame, row: row)
  } else if state.prompt != nil {
    StatusLine(state: state).draw(on: &frame, row: 0)
  }
  return frame
}
