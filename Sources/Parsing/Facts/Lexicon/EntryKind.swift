import Discussions

/// Which data file an entry stands in.
enum EntryFile: UInt8, CaseIterable, Sendable {
  case words, places, people, organisations, equipment, events, givenNames, glossary

  /// The type of fact that a mention of such an entry is; nil for words.
  var factType: FactType? {
    switch self {
    case .places: .place
    case .people: .person
    case .organisations: .organisation
    case .equipment: .equipment
    case .events: .event
    case .words, .givenNames, .glossary: nil
    }
  }
}

/// What is known about a kind of entry beyond its file: how far an ambiguous alias is trusted.
enum EntryKind: UInt8, Sendable {
  case other
  case country
  case capital
  /// Ships, classes of ships and boats: their names are common words.
  case ship
  case generic

  static func named(_ name: UnsafeBufferPointer<UInt8>) -> EntryKind {
    switch String(decoding: name, as: UTF8.self) {
    case "country": .country
    case "capital": .capital
    case "ship", "class", "submarine": .ship
    case "generic": .generic
    default: .other
    }
  }
}
