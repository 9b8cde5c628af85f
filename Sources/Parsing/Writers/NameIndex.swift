/// Finds something by a writer's name in small letters: by the whole name, or by its first word, as
/// "@Chris" is also Chris Hill where nobody is Chris.
struct NameIndex<Value: Sendable>: Sendable {
  private var whole: [String: Value] = [:]
  private var byFirstWord: [String: Value] = [:]

  /// What is known by just that name.
  subscript(whole name: String) -> Value? { whole[name] }

  subscript(name: String) -> Value? { whole[name] ?? byFirstWord[name] }

  /// What was known by the same name or first word before is forgotten.
  mutating func set(_ name: String, _ value: Value) {
    whole[name] = value
    if let first = name.split(separator: " ").first { byFirstWord[String(first)] = value }
  }
}
