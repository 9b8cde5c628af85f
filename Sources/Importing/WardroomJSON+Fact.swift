import Discussions

extension WardroomJSON {
  struct FactForm: Decodable {
    var type: String?
    var text: String?
    var value: Double?
    var min: Double?
    var max: Double?
    var unit: String?
    var of: String?
    var hedge: String?
    var entity: String?
    var date: String?
    var comment: String?
    var block: Int?
    var offset: Int?
    var length: Int?

    /// nil for a type that this version does not know, or a comment that the document lacks.
    ///
    /// - Parameter index: finds a comment by its id.
    func fact(commentIndex index: (String) -> Int?) -> Fact? {
      guard let type = type.flatMap(FactType.init) else { return nil }
      var section = Place.article
      if let comment {
        guard let i = index(comment) else { return nil }
        section = i
      }
      let text = SafeText(body: text ?? "")
      let place = Place(
        comment: section, block: Swift.max(0, block ?? 0), offset: Swift.max(0, offset ?? 0))
      return Fact(
        type: type, text: text,
        span: Span(start: place, length: Swift.max(0, length ?? text.utf8.count)),
        entity: entity.map { SafeText(field: $0) }, figure: figure,
        date: date.map { SafeText(field: $0) })
    }

    /// A figure always has a unit, if only an empty one.
    private var figure: Figure? {
      guard let unit else { return nil }
      return Figure(
        minimum: value ?? min ?? 0, maximum: value ?? max ?? 0, unit: SafeText(field: unit),
        of: of.map { SafeText(field: $0) }, hedge: hedge.flatMap(Hedge.init))
    }
  }
}
