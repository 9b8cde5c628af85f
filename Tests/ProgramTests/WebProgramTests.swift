import Foundation
import TerminalSupport
import Testing
import WebSupport

/// The built program on addresses: one server on loopback, the program on a terminal in memory.
@Suite struct WebProgramTests {
  private typealias Step = LoopbackServer.Step

  private static func page(_ texts: [(id: Int, text: String)]) -> String {
    let items = texts.map {
      """
      <li id="comment-\($0.id)" class="comment depth-1"><b class="fn">Ann</b>
      <div class="comment-content"><p>\($0.text)</p></div></li>
      """
    }
    return """
      <!DOCTYPE html><html><head><title>Tanks</title></head><body><article>
      <div class="entry-content"><p>The army ordered forty tanks.</p></div></article>
      <ol class="comment-list">\(items.joined())</ol></body></html>
      """
  }

  private func open(_ server: LoopbackServer) throws -> VirtualTerminal {
    try VirtualTerminal(
      program: try #require(BuiltProgram.path("wardroom")),
      arguments: [server.address("/post/")], environment: [:], columns: 120, rows: 24)
  }

  @Test func readingAgainShowsWhatIsNewChangedAndGone() throws {
    let server = try LoopbackServer { _, number in
      Step.answer(
        200,
        Self.page(
          number == 0
            ? [(1, "first words"), (2, "second words"), (3, "third words")]
            : [(1, "first words"), (3, "third words, put right"), (4, "fourth words")]))
    }
    try server.serving { server in
      let terminal = try open(server)
      #expect(
        terminal.wait { $0.line(0).contains("3 comments") && !$0.line(0).contains("reading") })
      terminal.send("G")
      #expect(terminal.wait { $0.line(23).contains("3 of 3") })
      terminal.send("R")
      #expect(terminal.wait { $0.line(23).contains("1 new, 1 changed, 1 gone") })
      let shown = terminal.screen.lines
      for (word, mark) in [("3 Ann", "changed"), ("4 Ann", "new"), ("2 Ann", "gone")] {
        #expect(shown.contains { $0.contains(word) && $0.contains(mark) }, "\(word)")
      }
      #expect(shown.contains { $0.contains("second words") })
      #expect(terminal.screen.line(0).contains("3 comments"))
      terminal.send("Q")
      #expect(terminal.waitForExit())
    }
  }

  @Test func escapeStopsASlowServerAndWhatHasArrivedStays() throws {
    let server = try LoopbackServer { request, _ in
      let page = Self.page([(1, "first words")])
        .replacing("</head>", with: "<link rel='https://api.w.org/' href='/wp-json/'></head>")
        .replacing("<body>", with: "<body class='postid-6'>")
      return request.target == "/post/"
        ? Step.answer(200, page)
        : [Step.head(["Content-Type: application/json"]), .sendEndlessly([0x20], pause: 20)]
    }
    try server.serving { server in
      let terminal = try open(server)
      #expect(
        terminal.wait { screen in
          screen.line(23).contains("Fetching comments 1") && screen.line(23).contains("Esc stops")
            && screen.lines.contains { $0.contains("first words") }
        })
      terminal.send("\u{1B}")
      #expect(
        terminal.wait { screen in
          screen.line(23).contains("it was stopped by hand") && !screen.line(0).contains("reading")
        })
      #expect(terminal.screen.lines.contains { $0.contains("first words") })
      terminal.send("Q")
      #expect(terminal.waitForExit())
      #expect(terminal.exitCode == 0)
    }
  }

  @Test func whatCannotBeFetchedEndsWithStatusThree() throws {
    try LoopbackServer { _, _ in Step.answer(404) }.serving { server in
      let terminal = try open(server)
      #expect(terminal.waitForExit())
      #expect(terminal.exitCode == 3)
      #expect(!terminal.screen.isOnAlternateScreen)
    }
  }
}
