/// What a page says below a comment of the answers to it: "2 replies", "Hide 3 replies", "View replies".
struct AnswerCount: Hashable {
  /// nil where the page does not say how many.
  var count: Int?
  /// Whether the line offers to show them, and they are not on the page; nil where it does not say.
  var areHidden: Bool?

  /// nil for any other line, and for one about those that are left: "Show 3 more replies".
  init?(_ words: LineTokens) {
    guard (2...Self.longest).contains(words.count) else { return nil }
    var count: Int?
    var areHidden: Bool?
    var nouns = 0
    for i in 0..<words.count {
      if let number = words.number(i, digits: 1...5) {
        guard count == nil else { return nil }
        count = number
      } else if let word = words.word(i) {
        if Self.nouns.contains(word) {
          nouns += 1
        } else if Self.showing.contains(word) {
          areHidden = true
        } else if Self.hiding.contains(word) {
          areHidden = false
        } else if !Self.fillers.contains(word) {
          return nil
        }
      } else if !words.isSign(i, Self.signs) {
        return nil
      }
    }
    guard nouns == 1, count != nil || areHidden != nil else { return nil }
    (self.count, self.areHidden) = (count, areHidden)
  }

  /// In words, numbers and signs.
  private static let longest = 7
  private static let nouns: Set<String> = [
    "reply", "replies", "antwort", "antworten", "réponse", "réponses", "respuesta", "respuestas",
    "risposta", "risposte", "resposta", "respostas", "svar", "odpowiedzi",
  ]
  private static let showing: Set<String> = [
    "show", "view", "see", "expand", "open", "read", "anzeigen", "einblenden", "afficher", "voir",
    "ver", "mostrar", "mostra", "visualizza", "vis", "visa",
  ]
  private static let hiding: Set<String> = [
    "hide", "collapse", "close", "ausblenden", "verbergen", "masquer", "ocultar", "nascondi",
    "skjul",
    "dölj",
  ]
  private static let fillers: Set<String> = ["all", "alle", "les", "las", "le", "as"]
  private static let signs: Set<Unicode.Scalar> = [
    "(", ")", "[", "]", "·", "•", "▾", "▴", "▼", "▲", "▸", "►", "└", "↳", "⤷", "+", "–", "-", "—",
    "−",
  ]
}
