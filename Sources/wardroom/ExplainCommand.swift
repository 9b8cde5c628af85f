import ArgumentParser
import Cells
import Discussions
import Reader

/// `wardroom explain SOURCE COMMENT`: the evidence behind a boundary and a link.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Tell why a comment is one and why it stands where it stands."
  )

  @OptionGroup var source: SourceArgument

  @Argument(help: "The comment's number, from 1, as the reader and show give it (13 or c13).")
  var comment: String

  func run() throws {
    guard let number = Int(comment.hasPrefix("c") ? String(comment.dropFirst()) : comment) else {
      throw Failure("\(comment) is no comment number", status: Failure.wrongUse)
    }
    let discussion = try source.discussion()
    guard discussion.comments.indices.contains(number - 1) else {
      let count = discussion.comments.count
      throw Failure(
        count == 0
          ? "\(source.source) has no comments"
          : "there is no comment \(number): \(source.source) has comments 1 to \(count)",
        status: Failure.nothingFound)
    }
    let comment = discussion.comments[number - 1]
    let words = SafeText(field: comment.blocks[0].text.string).fitted(to: 70)
    var out = "Comment \(number): \(words)\n\n"
    for line in Evidence.page(of: number - 1, in: discussion) {
      switch line {
      case .heading(let text): out += "\(text)\n"
      case .text(let text): out += "  \(text)\n"
      case .pair(let weight, let text):
        let pad = String(repeating: " ", count: max(0, 6 - weight.columns))
        out += "  \(pad)\(weight)  \(text)\n"
      case .blank: out += "\n"
      }
    }
    Output.write(out)
  }
}
