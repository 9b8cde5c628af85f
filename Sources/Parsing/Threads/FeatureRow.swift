/// A row of numbers, one for each case of an enum of features.
protocol Feature: RawRepresentable<Int>, CaseIterable, Sendable {}

struct FeatureRow<Name: Feature>: Sendable {
  private(set) var values: [Float]

  init() { values = [Float](repeating: 0, count: Name.allCases.count) }

  @inline(__always)
  subscript(name: Name) -> Float {
    get { values[name.rawValue] }
    set { values[name.rawValue] = newValue.isFinite ? newValue : 0 }
  }

  mutating func set(_ name: Name, _ value: Int) { values[name.rawValue] = Float(value) }
  mutating func set(_ name: Name, _ flag: Bool) { values[name.rawValue] = flag ? 1 : 0 }
}
