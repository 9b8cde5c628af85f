/// The commands with their keys as text: the help, `wardroom keys` and `docs/keys.md` share it.
package enum KeyTable {
  /// The chords of a command over all modes, each once, in the order of its card.
  package static func chords(of command: Command, in keymap: Keymap) -> String {
    var out: [String] = []
    for mode in Mode.allCases {
      for chord in keymap.chords(for: command, in: mode) where !out.contains(chord.description) {
        out.append(chord.description)
      }
    }
    return out.joined(separator: "  ")
  }

  /// `wardroom keys`: one line a command, grouped; only one mode's when it is given.
  package static func text(_ keymap: Keymap, mode: Mode? = nil) -> String {
    var out = ""
    for group in CommandGroup.allCases {
      let commands = Command.allCases.filter { command in
        command.card.group == group
          && (mode.map { !keymap.chords(for: command, in: $0).isEmpty } ?? true)
      }
      guard !commands.isEmpty else { continue }
      out += (out.isEmpty ? "" : "\n") + group.rawValue + "\n"
      for command in commands {
        let chords =
          mode.map {
            keymap.chords(for: command, in: $0).map(\.description).joined(separator: "  ")
          }
          ?? chords(of: command, in: keymap)
        out += "  " + pad(chords, 20) + pad(command.rawValue, 26) + command.card.summary + "\n"
      }
    }
    return out
  }

  /// `docs/keys.md`.
  package static func markdown(_ keymap: Keymap) -> String {
    var out = """
      # Keys

      Generated from the commands' cards; `swift test --filter KeysPage` says when it is stale and
      `wardroom keys --markdown > docs/keys.md` writes it anew. `^D` is Control-D, `M-1` Alt-1,
      `{letter}` any letter. "Count" marks the commands that a number before them repeats.

      """
    for group in CommandGroup.allCases {
      out +=
        "\n## \(group.rawValue)\n\n| keys | where | does | name | count |\n|---|---|---|---|---|\n"
      for command in Command.allCases where command.card.group == group {
        let chords = chords(of: command, in: keymap).split(separator: "  ").map { chord in
          chord.contains("`") ? "`` \(chord) ``" : "`\(chord.replacing("|", with: "\\|"))`"
        }
        let modes = Set(command.card.modes)
        let place =
          modes.count >= Mode.allCases.count
          ? "everywhere"
          : Mode.allCases.filter(modes.contains).map(\.rawValue).joined(separator: ", ")
        out += "| \(chords.joined(separator: " ")) | \(place) | \(command.card.summary)"
        out += " | `\(command.rawValue)` | \(command.card.takesCount ? "yes" : "") |\n"
      }
    }
    return out
  }

  private static func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }
}
