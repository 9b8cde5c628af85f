import Glibc

/// The ways to die that a screen must survive.
enum Failure: String {
  case trap, abort, segmentationFault = "segfault", stackOverflow = "overflow"
  case exit, threadTrap = "thread-trap"

  func happen() {
    switch self {
    case .trap: fatalError("the probe was told to trap")
    case .abort: Glibc.abort()
    case .segmentationFault: UnsafeMutablePointer<Int>(bitPattern: 8)?.pointee = 1
    case .stackOverflow: print(Self.descend(1))
    case .exit: Glibc.exit(7)
    case .threadTrap:
      Task.detached { fatalError("a thread of the probe was told to trap") }
      while true { pause() }
    }
  }

  /// The sum keeps the call from being the last thing that is done, and so from becoming a loop.
  private static func descend(_ depth: Int) -> Int {
    var ballast = (depth, depth, depth, depth, depth, depth, depth, depth)
    return withUnsafeBytes(of: &ballast) { Int($0[0]) } + descend(depth + 1)
  }
}
