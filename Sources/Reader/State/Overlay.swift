import Discussions

/// A page over the panes.
package struct Overlay: Hashable, Sendable {
  /// One line of the page: words at the left in a column of their own, then text.
  package enum Line: Hashable, Sendable {
    case heading(SafeText)
    case pair(SafeText, SafeText)
    case text(SafeText)
    case blank
  }

  package var title: SafeText
  package var lines: [Line]
  package var top = Viewport.start
  /// Links that the page lists, by number from 1.
  package var links: [Link]

  package init(title: SafeText, lines: [Line], links: [Link] = []) {
    self.title = title
    self.lines = lines
    self.links = links
  }
}

/// One sentence in the status line.
package struct Message: Hashable, Sendable {
  package var text: SafeText
  package var isAlert: Bool

  package init(_ text: SafeText, isAlert: Bool = false) {
    self.text = text
    self.isAlert = isAlert
  }
}

extension Message: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  package init(stringLiteral value: String) { self.init(SafeText(field: value)) }
}
