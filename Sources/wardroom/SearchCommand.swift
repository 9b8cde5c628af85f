import ArgumentParser
import Discussions
import FoundationEssentials
import Reader
import Session

/// `wardroom search PATTERN SOURCE …`: prints every paragraph that matches.
struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Print the paragraphs that match.",
    discussion: """
      Lower-case patterns match either case; /re/ is a regular expression. Exit status 1 when \
      nothing matches.
      """)

  @Argument(help: "Words, or a regular expression between slashes.")
  var pattern: String

  @Argument(help: "Files, http(s) addresses, or - for standard input.", completion: .file())
  var sources: [String]

  @Option(help: "Only comments by writers whose name contains this.")
  var author: String?

  @Flag(help: "One JSON object a match.")
  var json = false

  @OptionGroup var repairs: RepairOption

  func validate() throws {
    if sources.isEmpty { throw ValidationError("give at least one source to search") }
  }

  func run() throws {
    let compiled: Pattern?
    do throws(Pattern.Problem) {
      compiled = try Pattern(typed: pattern)
    } catch {
      guard case .malformed(let words) = error else { return }
      throw Failure("\(pattern): \(words)", status: Failure.wrongUse)
    }
    guard let compiled else { throw Failure("the pattern is empty", status: Failure.wrongUse) }
    var count = 0
    for source in sources {
      let discussion = try SourceArgument.discussion(
        at: source, isAsRecovered: repairs.asRecovered, isExplained: false)
      for match in matches(of: compiled, in: discussion) {
        count += 1
        Output.write(line(match, in: discussion, source: source))
      }
    }
    if count == 0 {
      throw Failure("nothing matches \(pattern)", status: Failure.nothingFound)
    }
  }

  private struct Match {
    var section: Int
    var block: Block
    var column: Int
    var length: Int
  }

  private func matches(of pattern: Pattern, in discussion: Discussion) -> [Match] {
    var out: [Match] = []
    let sections = Array(discussion.comments.indices)
    for section in (author == nil ? [Place.article] : []) + sections {
      if let author, section >= 0 {
        let name = discussion.comments[section].author?.name.string ?? ""
        guard name.lowercased().contains(author.lowercased()) else { continue }
      }
      for block in discussion.blocks(of: section) {
        guard let first = pattern.ranges(in: block.text).first else { continue }
        let before = block.text.slice(0..<first.lowerBound).string
        let words = block.text.slice(first).string
        out.append(
          Match(section: section, block: block, column: before.count + 1, length: words.count))
      }
    }
    return out
  }

  private func line(_ match: Match, in discussion: Discussion, source: String) -> String {
    let who = match.section < 0 ? "article" : "comment \(match.section + 1)"
    let name = match.section < 0 ? nil : discussion.comments[match.section].author?.name
    guard json else {
      let place = sources.count > 1 ? "\(source): " : ""
      let writer = name.map { " (\($0))" } ?? ""
      let flat = SafeText(field: match.block.text.string)
      return "\(place)\(who)\(writer): \(flat)\n"
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let row = Row(
      source: source, comment: match.section < 0 ? nil : "c\(match.section + 1)",
      author: name?.string, line: match.block.line, column: match.column, length: match.length,
      text: match.block.text.string)
    guard let data = try? encoder.encode(row) else { return "" }
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  private struct Row: Encodable {
    var source: String
    var comment: String?
    var author: String?
    var line: Int?
    /// In characters, from 1.
    var column: Int
    var length: Int
    var text: String
  }
}
