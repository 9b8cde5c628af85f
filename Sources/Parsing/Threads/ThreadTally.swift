/// Where a walk over the lines stands: the path of comments that can still be answered, and counts.
///
/// The last comment of the path is open: its lines are still being read, and it takes its place on
/// the path (loses the comments that it does not stand under) when its end is known.
struct ThreadTally {
  var path: [OpenComment] = []
  /// Comments that are closed.
  var comments = 0
  var closedLines = 0
  var oneLiners = 0
  var topLevel = 0
  var depthSum = 0
  var maximumDepth = 0
  var previousLines = 0
  /// Levels that the last closed comment went up: 0 when it answers the one before it.
  var lastRise = 0
  var riseSum = 0
  var firstLineQuoted: Float = 0

  /// Comments higher than this above the newest are not remembered; only the top level stays.
  static let maximumPath = 64

  /// The comments that the open one may answer, nearest first.
  var candidates: ArraySlice<OpenComment> { path.dropLast() }

  mutating func open(_ comment: OpenComment, quoted: Float) {
    path.append(comment)
    firstLineQuoted = quoted
  }

  mutating func append(_ line: TextLine, at i: Int) {
    path[path.count - 1].append(line, at: i)
  }

  /// Puts the open comment under the `rise`-th comment above it; nil for the top level.
  mutating func close(under rise: Int?) {
    guard let comment = path.popLast() else { return }
    let levels = rise ?? path.count
    path.removeLast(min(levels, path.count))
    if rise != nil, let parent = path.last {
      comment.depth = parent.depth + 1
      comment.parentTraits = parent.traits
      comment.parentSignature = parent.signature
      path[path.count - 1].children += 1
    } else {
      path.removeAll()
      comment.depth = 0
      topLevel += 1
    }
    comments += 1
    closedLines += comment.lineCount
    if comment.lineCount == 1 { oneLiners += 1 }
    previousLines = comment.lineCount
    depthSum += comment.depth
    maximumDepth = max(maximumDepth, comment.depth)
    lastRise = levels
    riseSum += levels
    path.append(comment)
    if path.count > Self.maximumPath { path.removeFirst() }
  }
}
