/// The lexical scores of one comment with each candidate. What its own words say is looked up once
/// for each relation.
struct LinkWords {
  private let words: [Word]
  private let shape: LineShape
  private let model: HashedModel
  private var own: [Int?] = [nil, nil, nil, nil]

  init(_ words: [Word], _ shape: LineShape, _ model: HashedModel) {
    self.words = words
    self.shape = shape
    self.model = model
  }

  mutating func score(to candidate: OpenComment?, _ relation: LexicalFeatures.Relation) -> Float {
    let place = Int(relation.rawValue)
    let own =
      own[place] ?? model.sum { LexicalFeatures.link(words, shape, relation, into: &$0) }.steps
    self.own[place] = own
    guard let candidate else { return Float(own) * model.step }
    let other = model.sum { LexicalFeatures.link(words, to: candidate, relation, into: &$0) }
    return Float(own + other.steps) * model.step
  }
}
