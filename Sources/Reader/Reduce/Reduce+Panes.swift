import Discussions

extension ReaderState {
  mutating func changeFocus(_ command: Command) {
    let all = Pane.allCases
    switch command {
    case .focusArticle: focus(on: .article)
    case .focusThread: focus(on: .thread)
    case .focusFacts: focus(on: .facts)
    case .focusNext: focus(on: all[(focus.rawValue + 1) % all.count])
    case .focusLeft: if let pane = Pane(rawValue: focus.rawValue - 1) { focus(on: pane) }
    case .focusRight: if let pane = Pane(rawValue: focus.rawValue + 1) { focus(on: pane) }
    default: break
    }
  }

  /// Moves the focus; a pane that appears or changes its width keeps what it showed.
  mutating func focus(on pane: Pane) {
    guard pane != focus else { return }
    let before = layout
    if pane == .facts, facts.scope == .section { listFacts() }
    focus = pane
    if layout != before { reflow(from: before) }
  }

  mutating func resize(to size: ScreenSize) {
    guard size != self.size else { return }
    let before = layout
    self.size = size
    reflow(from: before)
  }

  /// Fits the viewports to panes of another size: the selected comment keeps its screen line as
  /// far as the pane allows, the article its first line.
  private mutating func reflow(from before: ScreenLayout) {
    if !tree.isEmpty {
      let old = before.area(.thread)
      let column = old.map { area in
        ThreadColumn(
          discussion: discussion, view: thread, columns: area.textColumns, cache: cache)
      }
      let here = cursor
      let row = column?.paneRow(of: here, from: thread.top, rows: old?.rows ?? 0) ?? 0
      let rows = area(.thread).rows
      let now = threadColumn
      let height = min(rows, now.height(of: here))
      let wanted = min(max(0, row), max(0, rows - height))
      thread.top = now.filled(now.viewport(placing: here, at: wanted), rows: rows)
    }
    let article = articleColumn
    if article.count > 0 {
      let row = min(articleTop.row, article.height(of: articleTop.item) - 1)
      articleTop = article.filled(
        Viewport(item: articleTop.item, row: row), rows: area(.article).rows)
    }
    let facts = factsColumn
    if facts.count > 0 {
      self.facts.top = facts.revealing(
        self.facts.selected, from: self.facts.top, rows: area(.facts).rows)
    }
    if var page = overlay {
      let total = page.rows(columns: overlayColumns).count
      page.top = LineColumn(count: total).filled(page.top, rows: overlayRows)
      overlay = page
    }
  }

  mutating func mouse(_ action: MouseAction, row: Int, column: Int) -> [Effect] {
    guard prompt == nil else { return [] }
    if overlay != nil {
      switch action {
      case .press: overlay = nil
      case .wheelDown: _ = runInOverlay(.down, count: 3)
      case .wheelUp: _ = runInOverlay(.up, count: 3)
      }
      return []
    }
    guard let area = layout.pane(row: row, column: column) else {
      if action == .press, row == layout.titles { focusByTab(at: column) }
      return []
    }
    switch action {
    case .wheelDown, .wheelUp:
      wheel(area.pane, by: action == .wheelDown ? 3 : -3)
    case .press:
      if column == area.scrollbar {
        drag(area, to: row - area.row)
      } else {
        press(area, row: row - area.row)
      }
    }
    return []
  }

  private mutating func focusByTab(at column: Int) {
    if layout.areas.count > 1 {
      if let area = layout.areas.first(where: { column <= $0.scrollbar }) { focus(on: area.pane) }
    } else {
      let third = max(1, size.columns / 3)
      focus(on: Pane(rawValue: min(2, column / third)) ?? focus)
    }
  }

  /// The wheel scrolls the pane under it without taking the focus.
  private mutating func wheel(_ pane: Pane, by rows: Int) {
    let held = focus
    focus = pane
    move(rows > 0 ? .scrollDown : .scrollUp, count: abs(rows))
    focus = held
    message = nil
  }

  private mutating func press(_ area: PaneArea, row: Int) {
    let wasFocused = focus == area.pane
    switch area.pane {
    case .article: focus(on: .article)
    case .thread:
      guard !tree.isEmpty else { return focus(on: .thread) }
      let column = threadColumn
      let hit = column.visible(from: thread.top, rows: area.rows).last { $0.row <= row }
      focus(on: .thread)
      guard let hit, row < hit.row + column.height(of: hit.item) else { return }
      if wasFocused, hit.item == cursor, row == hit.row {
        setFold(hit.item, !thread.folded.contains(hit.item))
      } else {
        select(hit.item)
      }
    case .facts:
      let visible = factsColumn.visible(from: facts.top, rows: area.rows)
      focus(on: .facts)
      guard let hit = visible.first(where: { $0.row == row }), facts.rows[hit.item].isSelectable
      else { return }
      if wasFocused, facts.selected == hit.item {
        openFact()
      } else {
        (facts.selected, facts.mention) = (hit.item, nil)
      }
    }
  }

  /// A press on the scrollbar goes to that part of the pane's contents.
  private mutating func drag(_ area: PaneArea, to row: Int) {
    let part = { (count: Int) in min(count - 1, row * count / max(1, area.rows)) }
    switch area.pane {
    case .article:
      let column = articleColumn
      guard column.count > 0 else { return }
      articleTop = column.filled(Viewport(item: part(column.count), row: 0), rows: area.rows)
    case .thread:
      guard !tree.isEmpty else { return }
      leaveForJump()
      thread.selected = threadColumn.standIn(for: part(tree.count))
      thread.top = threadColumn.filled(Viewport(item: thread.selected, row: 0), rows: area.rows)
    case .facts:
      guard !facts.rows.isEmpty else { return }
      facts.top = factsColumn.filled(
        Viewport(item: part(facts.rows.count), row: 0), rows: area.rows)
    }
  }
}
