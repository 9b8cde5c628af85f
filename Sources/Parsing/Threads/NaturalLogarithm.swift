import Glibc

/// The functions of the C library that recovery needs.
enum NaturalLogarithm {
  @inline(__always)
  static func of(_ x: Float) -> Float { logf(x) }

  @inline(__always)
  static func exponential(_ x: Float) -> Float { expf(x) }

  /// 1 / (1 + e^-x)
  @inline(__always)
  static func probability(logOdds x: Float) -> Float { 1 / (1 + expf(-x)) }
}
