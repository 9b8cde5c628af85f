extension Command {
  /// The command's card. The switch is exhaustive, so that a new command cannot be left without one.
  package var card: CommandCard {
    switch self {
    case .down:
      CommandCard(
        .reading, "next comment, line or row", "j", "Down", in: .moving, count: true)
    case .up:
      CommandCard(
        .reading, "previous comment, line or row", "k", "Up", in: .moving, count: true)
    case .readOn:
      CommandCard(.reading, "read on: a page, then the next comment not yet seen", "Space")
    case .pageDown:
      CommandCard(.reading, "a page down", "PgDn", "^F", count: true)
        .and("Space", "PgDn", "^F", in: [.overlay, .repair, .pick])
    case .pageUp:
      CommandCard(.reading, "a page up", "b", "PgUp", "^B", in: .pages, count: true)
    case .halfPageDown:
      CommandCard(.reading, "half a page down", "^D", in: .moving, count: true)
    case .halfPageUp:
      CommandCard(.reading, "half a page up", "^U", in: .moving, count: true)
    case .scrollDown:
      CommandCard(.reading, "scroll a line down", "^E", in: .moving, count: true)
    case .scrollUp:
      CommandCard(.reading, "scroll a line up", "^Y", in: .moving, count: true)
    case .first:
      CommandCard(
        .reading, "first; with a count that number", "g g", "Home", in: .moving, count: true)
    case .last:
      CommandCard(.reading, "last; with a count that number", "G", "End", in: .moving, count: true)

    case .nextSibling:
      CommandCard(.thread, "next answer to the same comment", "J", in: .thread, count: true)
    case .previousSibling:
      CommandCard(.thread, "previous answer to the same comment", "K", in: .thread, count: true)
    case .parent:
      CommandCard(
        .thread, "the comment that this one answers", "[", "p", in: [.thread], count: true
      )
      .and("[", in: [.repair, .pick])
    case .firstReply:
      CommandCard(.thread, "first reply", "]", in: .thread, count: true)
    case .threadRoot:
      CommandCard(.thread, "root of this thread", "{", in: .thread)
    case .nextThread:
      CommandCard(.thread, "next top-level comment", "}", in: .thread, count: true)
    case .ancestors:
      CommandCard(.thread, "look at all that this answers, without moving", "P", in: [.thread])
    case .nextNew:
      CommandCard(.thread, "next comment not yet seen", "Tab", in: .text, count: true)
    case .previousNew:
      CommandCard(.thread, "previous comment not yet seen", "S-Tab", in: .text, count: true)
    case .nextByAuthor:
      CommandCard(.thread, "next comment by the same writer", "a", in: [.thread], count: true)
    case .previousByAuthor:
      CommandCard(.thread, "previous comment by the same writer", "A", in: [.thread], count: true)
    case .why:
      CommandCard(.thread, "why it stands here: the evidence", "v", in: [.thread, .repair])

    case .fold:
      CommandCard(
        .folding, "fold; on a folded comment or a leaf go to the parent", "h", in: [.thread])
    case .unfold:
      CommandCard(.folding, "unfold; on an open comment go to its first reply", "l", in: [.thread])
    case .foldToggle:
      CommandCard(.folding, "fold or unfold", "z a", in: [.thread, .repair])
    case .foldOpen:
      CommandCard(.folding, "unfold", "z o", in: [.thread, .repair])
    case .foldClose:
      CommandCard(.folding, "fold", "z c", in: [.thread, .repair])
    case .foldOpenAll:
      CommandCard(.folding, "unfold everything", "z R", in: [.thread, .repair])
    case .foldCloseAll:
      CommandCard(.folding, "fold everything", "z M", in: [.thread, .repair])
    case .foldToLevel:
      CommandCard(.folding, "show this many levels", "z {digit}", in: [.thread, .repair])
    case .outline:
      CommandCard(.folding, "one line a comment, or the full text", "=", in: [.thread])

    case .placeTop:
      CommandCard(.reading, "put this at the top", "z t", in: [.thread, .repair])
    case .placeMiddle:
      CommandCard(.reading, "put this in the middle", "z z", in: [.thread, .repair])
    case .placeBottom:
      CommandCard(.reading, "put this at the bottom", "z b", in: [.thread, .repair])

    case .setMark:
      CommandCard(.jumping, "set a mark here", "m {letter}", in: .text)
    case .goToMark:
      CommandCard(.jumping, "go to a mark", "' {letter}")
    case .jumpToLast:
      CommandCard(.jumping, "back to before the last jump", "' '")
    case .jumpBack:
      CommandCard(.jumping, "back in the list of jumps", "-", "^O", count: true)
    case .jumpForward:
      CommandCard(.jumping, "forward in the list of jumps", "+", count: true)

    case .search:
      CommandCard(
        .searching, "search; /re/ is a regular expression, capitals matter if typed", "/",
        in: .panes + [.repair])
    case .nextMatch:
      CommandCard(
        .searching, "next match; without a search the next comment not yet seen", "n", count: true)
    case .previousMatch:
      CommandCard(.searching, "previous match", "N", count: true)
    case .searchName:
      CommandCard(.searching, "search for the name here; again for the next name", "*")
    case .filter:
      CommandCard(.searching, "show only matches and what they answer", "&", in: .text)
    case .exchange:
      CommandCard(
        .searching, "show only the exchange between this writer and the one answered", "e",
        in: [.thread])
    case .clear:
      CommandCard(.searching, "clear filter, search and mutes", "\\")

    case .factsOfComment:
      CommandCard(.facts, "facts of the selected comment", "f")
    case .factsOfAll:
      CommandCard(.facts, "facts of the whole discussion", "F")
    case .factsOrder:
      CommandCard(.facts, "order facts by type, count or place", "s", in: [.facts])
    case .factsFilter:
      CommandCard(.facts, "show only comments that mention this", "&", in: [.facts])
    case .open:
      CommandCard(
        .facts, "open: fold or unfold, or go to where a fact was said, again to the next place",
        "Enter")
    case .explain:
      CommandCard(.facts, "explain the terms here", "K", in: [.article, .facts])

    case .focusArticle:
      CommandCard(.panes, "to the article", "^W 1", "M-1", "F2")
    case .focusThread:
      CommandCard(.panes, "to the thread", "^W 2", "M-2", "F3")
    case .focusFacts:
      CommandCard(.panes, "to the facts", "^W 3", "M-3", "F4")
    case .focusNext:
      CommandCard(.panes, "next pane", "^W w", "^W ^W")
    case .focusLeft:
      CommandCard(.panes, "pane to the left", "Left", "^W h")
    case .focusRight:
      CommandCard(.panes, "pane to the right", "Right", "^W l")

    case .muteAuthor:
      CommandCard(.thread, "mute this writer, leaving stubs; again to hear", "x", in: [.thread])
    case .muteThread:
      CommandCard(.thread, "mute this comment and all below, leaving a stub", "X", in: [.thread])
    case .markAllRead:
      CommandCard(.thread, "count everything as seen", "c", in: .text)
    case .markReadToHere:
      CommandCard(.thread, "count as seen up to here", "C", in: [.thread])
    case .undoRead:
      CommandCard(.thread, "take back the last c or C", "U", in: .text)
    case .copyQuotation:
      CommandCard(.application, "copy as a quotation with its writer", "Y", in: [.thread])
    case .copyLink:
      CommandCard(
        .application, "copy the comment's link; in a list of links the one of that number", "y",
        in: [.thread], count: true
      )
      .and("y", in: [.overlay])
    case .openLink:
      CommandCard(
        .application, "open the comment in the browser; with a count that link of it", "o",
        in: .text, count: true
      )
      .and("o", "Enter", in: [.overlay])
    case .openArticle:
      CommandCard(.application, "open the article in the browser", "O")
    case .links:
      CommandCard(.application, "list the links here, by number", "u", in: .text)
    case .notes:
      CommandCard(.application, "about the source: what was skipped and what is missing", "i")
    case .refetch:
      CommandCard(.application, "fetch or read again, keeping the place", "R")

    case .repairMode:
      CommandCard(.repair, "put a recovered thread right", "E")
    case .repairSplit:
      CommandCard(.repair, "split here: this paragraph opens a comment", "s", in: [.repair])
    case .repairJoin:
      CommandCard(.repair, "join with the comment above", "a", in: [.repair])
    case .repairParent:
      CommandCard(.repair, "choose what this comment answers", "p", in: [.repair])
    case .repairPick:
      CommandCard(.repair, "answer this comment, or the number typed before", "Enter", in: [.pick])
    case .repairOut:
      CommandCard(.repair, "move out one level", "o", in: [.repair])
    case .repairTop:
      CommandCard(.repair, "make it top level", "t", in: [.repair])
    case .repairArticle:
      CommandCard(.repair, "the article goes on to the end of this comment", "A", in: [.repair])
    case .repairArticleLess:
      CommandCard(.repair, "the article's last paragraph is a comment", "C", in: [.repair])
    case .repairName:
      CommandCard(.repair, "name the writer", "n", in: [.repair])
    case .repairUndo:
      CommandCard(.repair, "undo the last repair", "u", in: [.repair])
    case .repairRedo:
      CommandCard(.repair, "do it again", "^R", in: [.repair])
    case .repairWrite:
      CommandCard(.repair, "save the repairs beside the text", "w", in: [.repair])

    case .help:
      CommandCard(.application, "all keys", "?", "F1").and("?", in: [.repair, .pick])
    case .commandLine:
      CommandCard(.application, "run a command by name; a number goes to that comment", ":")
        .and(":", in: [.repair])
    case .back:
      CommandCard(.application, "back one level; at the top quit", "q", in: .moving)
    case .quit:
      CommandCard(.application, "quit", "Q", in: .moving)
    case .redraw:
      CommandCard(.application, "draw the screen again", "^L", in: Mode.allCases)
    case .suspend:
      CommandCard(.application, "suspend", "^Z", in: Mode.allCases)
    case .cancel:
      CommandCard(.application, "cancel", "Esc", "^C", in: Mode.allCases)

    case .promptInsert:
      CommandCard(.prompt, "type it", "{character}", in: [.prompt])
    case .promptAccept:
      CommandCard(.prompt, "accept the line", "Enter", in: [.prompt])
    case .promptBackspace:
      CommandCard(.prompt, "delete the character before", "BS", "^H", in: [.prompt])
    case .promptDelete:
      CommandCard(.prompt, "delete the character here", "Del", "^D", in: [.prompt])
    case .promptDeleteWord:
      CommandCard(.prompt, "delete the word before", "^W", in: [.prompt])
    case .promptDeleteLine:
      CommandCard(.prompt, "delete the line", "^U", in: [.prompt])
    case .promptLeft:
      CommandCard(.prompt, "left", "Left", "^B", in: [.prompt])
    case .promptRight:
      CommandCard(.prompt, "right", "Right", "^F", in: [.prompt])
    case .promptStart:
      CommandCard(.prompt, "start of the line", "Home", "^A", in: [.prompt])
    case .promptEnd:
      CommandCard(.prompt, "end of the line", "End", "^E", in: [.prompt])
    case .promptEarlier:
      CommandCard(.prompt, "earlier line", "Up", "^P", in: [.prompt])
    case .promptLater:
      CommandCard(.prompt, "later line", "Down", "^N", in: [.prompt])
    case .promptComplete:
      CommandCard(.prompt, "complete the command", "Tab", in: [.prompt])
    }
  }
}
