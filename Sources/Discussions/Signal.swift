/// What recovery can see in flat text. Each case speaks for or against a boundary, a parent or an
/// author; `wardroom explain` and the reader's evidence view show them in these words.
package enum Signal: String, Hashable, Sendable, CaseIterable, Codable {
  case greeting
  case signOff
  case question
  case agreement
  case contrast
  case secondPerson
  case quotation
  case sharedWords
  case similarity
  case listItem
  case typography
  case writerHabit
  case turnTaking
  case length
  case position
  case explicitMark
  case indentation
  case openingWords
  case closingWords
  case newSubject
  case meaning
  case statedPlace

  /// One sentence for a reader, without a full stop.
  package var summary: String {
    switch self {
    case .greeting: "greets someone by name"
    case .signOff: "the line before signs off"
    case .question: "answers a question"
    case .agreement: "opens by agreeing"
    case .contrast: "opens by objecting"
    case .secondPerson: "speaks to another writer"
    case .quotation: "quotes it"
    case .sharedWords: "shares rare words with it"
    case .similarity: "is about the same things"
    case .listItem: "stands in a list"
    case .typography: "is written differently from the line before"
    case .writerHabit: "is written in the same habits"
    case .turnTaking: "takes the next turn between two writers"
    case .length: "its length"
    case .position: "its place in the thread"
    case .explicitMark: "the source says so"
    case .indentation: "its indentation"
    case .openingWords: "its opening words"
    case .closingWords: "the closing words before it"
    case .newSubject: "opens a new subject"
    case .meaning: "reads so together with the lines around it"
    case .statedPlace: "what the page says of its place or time leaves little else"
    }
  }

  /// A phrase that shows the signal.
  package var example: String {
    switch self {
    case .greeting: "Hi Jonathan,"
    case .signOff: "Cheers CR"
    case .question: "What way would you suggest, though?"
    case .agreement: "Exactly!"
    case .contrast: "True enough, but …"
    case .secondPerson: "You are assuming that …"
    case .quotation: "> the majority of aid"
    case .sharedWords: "reindustrialisation … reindustrialising"
    case .similarity: "peacekeepers … Baltic … air power"
    case .listItem: "French Army: 118,000"
    case .typography: "no capital, two dots for a stop.."
    case .writerHabit: "lower-case names, \"E nato\""
    case .turnTaking: "A, B, then A again"
    case .length: "one short line after a long paragraph"
    case .position: "the first line after the article"
    case .explicitMark: "Reply to Jonathan"
    case .indentation: "four more spaces than the line before"
    case .openingWords: "Personally I think …"
    case .closingWords: "… do we have that long?"
    case .newSubject: "nothing in common with what came before"
    case .statedPlace: "“root | parent | next”, or older than all else that stands above"
    case .meaning: "“Belatedly.” after “The majority of aid has come from Europe”"
    }
  }
}
