/// The results of a closure for 0..<count, worked out on all cores, in order.
func concurrently<Result: Sendable>(
  _ count: Int, _ work: @escaping @Sendable (Int) async -> Result
) async -> [Result] {
  await withTaskGroup(of: (Int, Result).self) { group in
    for i in 0..<count { group.addTask { (i, await work(i)) } }
    var results = [Result?](repeating: nil, count: count)
    for await (i, result) in group { results[i] = result }
    return results.compactMap(\.self)
  }
}
