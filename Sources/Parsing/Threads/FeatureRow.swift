/// A row of numbers, one for each case of an enum of features.
protocol Feature: RawRepresentable<Int>, CaseIterable, Sendable {}

/// The numbers lie in the row itself, so that none is allocated for each line and candidate.
struct FeatureRow<Name: Feature>: Sendable {
  private var storage = [144 of Float](repeating: 0)

  /// As many cases as an enum of features may have.
  static var capacity: Int { 144 }

  init() {}

  @inline(__always)
  subscript(name: Name) -> Float {
    get { storage[name.rawValue] }
    set { storage[name.rawValue] = newValue.isFinite ? newValue : 0 }
  }

  @inline(__always)
  mutating func set(_ name: Name, _ value: Int) { storage[name.rawValue] = Float(value) }
  @inline(__always)
  mutating func set(_ name: Name, _ flag: Bool) { storage[name.rawValue] = flag ? 1 : 0 }

  /// The numbers, `capacity` of them, for as long as `body` runs.
  func withValues<Result>(_ body: (UnsafePointer<Float>) -> Result) -> Result {
    withUnsafePointer(to: storage) { storage in
      storage.withMemoryRebound(to: Float.self, capacity: Self.capacity) { body($0) }
    }
  }

  /// As many as there are cases.
  var values: [Float] { (0..<Name.allCases.count).map { storage[$0] } }
}
