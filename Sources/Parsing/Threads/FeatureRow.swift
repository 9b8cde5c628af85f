/// What is known of a choice: one number for each case.
protocol Feature: RawRepresentable<Int>, CaseIterable, Sendable {
  /// As many numbers as there are cases, or a few more; a multiple of 16, to be compared side by side.
  associatedtype Numbers: FeatureNumbers
}

/// Numbers that lie side by side without being allocated.
protocol FeatureNumbers: Sendable {
  static var capacity: Int { get }
  init(repeating value: Float)
  subscript(at place: Int) -> Float { get set }
}

extension InlineArray: FeatureNumbers where Element == Float {
  static var capacity: Int { count }

  @inline(__always)
  subscript(at place: Int) -> Float {
    get { self[place] }
    set { self[place] = newValue }
  }
}

/// A row of numbers, one for each case of an enum of features. They lie in the row itself, so that
/// none is allocated for each line and candidate.
struct FeatureRow<Name: Feature>: Sendable {
  private var storage = Name.Numbers(repeating: 0)

  static var capacity: Int { Name.Numbers.capacity }

  init() {}

  @inline(__always)
  subscript(name: Name) -> Float {
    get { storage[at: name.rawValue] }
    set { storage[at: name.rawValue] = newValue.isFinite ? newValue : 0 }
  }

  @inline(__always)
  mutating func set(_ name: Name, _ value: Int) { storage[at: name.rawValue] = Float(value) }
  @inline(__always)
  mutating func set(_ name: Name, _ flag: Bool) { storage[at: name.rawValue] = flag ? 1 : 0 }

  /// The numbers, `capacity` of them, for as long as `body` runs.
  func withValues<Result>(_ body: (UnsafePointer<Float>) -> Result) -> Result {
    withUnsafePointer(to: storage) { storage in
      storage.withMemoryRebound(to: Float.self, capacity: Self.capacity) { body($0) }
    }
  }

  /// As many as there are cases.
  var values: [Float] { (0..<Name.allCases.count).map { storage[at: $0] } }
}
