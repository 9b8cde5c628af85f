import Discussions

/// Columns that one scalar takes on a terminal.
package enum CharacterWidth {}
