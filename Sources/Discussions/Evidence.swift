/// One reason for a boundary, a link or an author: which signal, how strongly, and the words it saw.
package struct Evidence: Hashable, Sendable {
  package var signal: Signal
  /// Contribution to the score in log-odds; positive speaks for the decision, negative against.
  package var weight: Float
  /// The words that the signal was seen in, empty when it is not about particular words.
  package var text: SafeText

  package init(signal: Signal, weight: Float, text: SafeText = .empty) {
    self.signal = signal
    self.weight = weight
    self.text = text
  }
}
