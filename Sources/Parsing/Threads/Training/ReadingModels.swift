/// The models that a text is read with in the program, for scoring it as it is.
struct ReadingModels: Sendable {
  /// That of the first reading, which is the only one where the encoders do not know the language.
  var quick: RecoveryModel
  /// That of the close reading, with what reads closely; nil when there is none.
  var close: (model: RecoveryModel, reader: CloseReader)?

  /// A thread made ready, and a way to decode it.
  struct Ready {
    let thread: PreparedThread
    let model: RecoveryModel

    /// - Parameter split: where the article ends; nil lets the models find it.
    func decoded(split: Int? = nil) -> Decoded {
      Decoded(thread, by: model, split: split)
    }
  }

  func ready(_ thread: TrainingThread) -> Ready {
    if let close, !thread.isGloss,
      EncoderLanguage.isKnown(thread.text, SourceLines.split(thread.text))
    {
      var prepared = PreparedThread(thread, rarity: close.model.rarity, closely: close.reader)
      prepared.scoreWords(by: close.model)
      return Ready(thread: prepared, model: close.model)
    }
    var prepared = PreparedThread(thread, rarity: quick.rarity)
    prepared.scoreWords(by: quick)
    return Ready(thread: prepared, model: quick)
  }
}
