/// The figures as a table: milliseconds, then how many times longer the program takes.
func report(
  _ pairs: [(baseline: Run, program: Run)], _ arguments: Arguments
) -> [String] {
  var lines = [
    "\(pairs.count) pairs at \(arguments.columns)x\(arguments.rows), milliseconds",
    pad("", 30) + pad("min", 10) + pad("median", 10) + pad("max", 10),
  ]
  let figures: [(name: String, of: (Run) -> Duration)] = [
    ("first frame", { $0.firstFrame }), ("q to end", { $0.exit }),
    ("whole process", { $0.wholeProcess }),
  ]
  let names = [arguments.baseline, arguments.program ?? ""].map {
    $0.split(separator: "/").last.map(String.init) ?? $0
  }
  for figure in figures {
    let baseline = pairs.map { milliseconds(figure.of($0.baseline)) }
    let program = pairs.map { milliseconds(figure.of($0.program)) }
    let ratios = zip(program, baseline).map { $0 / $1 }
    lines.append(row("\(figure.name) \(names[0])", baseline))
    lines.append(row("\(figure.name) \(names[1])", program))
    lines.append(row("\(figure.name) ratio of pairs", ratios))
  }
  lines.append(
    "bytes of the first frame: \(pairs[0].baseline.bytes) and \(pairs[0].program.bytes)")
  return lines
}

private func row(_ name: String, _ values: [Double]) -> String {
  let sorted = values.sorted()
  let middle = sorted.count / 2
  let median =
    sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  return pad(name, 30)
    + [sorted[0], median, sorted[sorted.count - 1]].map { pad(twoDecimals($0), 10) }.joined()
}

private func milliseconds(_ duration: Duration) -> Double { duration / .milliseconds(1) }

private func twoDecimals(_ value: Double) -> String {
  let hundredths = Int((value * 100).rounded())
  let rest = hundredths % 100
  return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
}

private func pad(_ text: String, _ width: Int) -> String {
  text + String(repeating: " ", count: max(1, width - text.count))
}
