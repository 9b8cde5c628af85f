extension RecoveryTrainer {
  package static func seedReport(weights: [UInt8], text: [UInt8], gold: [UInt8]) -> String {
    guard let model = try? weights.withUnsafeBufferPointer({ try WeightsReader.read($0) }),
      let gold = try? GoldThread(json: gold)
    else { return "no" }
    var prepared = PreparedThread(
      TrainingThread(name: "seed", text: text, gold: gold, teachesLinks: true),
      rarity: model.rarity)
    model.scoreWords(&prepared.lines)
    var out = ""
    let choice = SplitChoice(prepared.lines)
    let ps = model.splitProbabilities(choice)
    for k in 0..<min(40, ps.count) {
      let l = prepared.lines[k]
      out += "\(k + 1) p \(ps[k]) register(line) \(l.register) cut(next) \(choice.rows[k][.cut]) cutLoss \(choice.rows[k][.cutLoss]) ev \(choice.rows[k][.evidence]) lex \(l.lexical)\n"
    }
    for split in [nil, 21] {
      let decoded = Decoded(prepared, by: model, split: split)
      var scores = SetScores()
      scores.add(decoded)
      out += "split \(decoded.split) start \(scores.startScore) span \(scores.spanScore) edge \(scores.edgeScore) parent \(scores.parentAccuracy) found \(decoded.found.count)\n"
    }
    return out
  }
}
