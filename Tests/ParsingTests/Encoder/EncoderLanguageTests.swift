import Testing

@testable import Parsing

@Suite struct EncoderLanguageTests {
  private func isKnown(_ text: String) -> Bool {
    EncoderLanguage.isKnown(Array(text.utf8), SourceLines.split(Array(text.utf8)))
  }

  @Test(arguments: [
    "The frigates are late again, and that is what you get for building them abroad.",
    "I agree.\nSo do I, but not with this: they have the crews.\nCheers CR",
    "for (int i = 0; i < n; i++) sum += a[i];\nThis is the loop that I timed.",
  ])
  func englishIs(text: String) { #expect(isKnown(text)) }

  @Test(arguments: [
    "Die Fregatten kommen wieder zu spät, und das hat man davon, wenn man sie im Ausland baut.",
    "Las fragatas llegan tarde otra vez, y eso es lo que pasa cuando se construyen fuera.",
    "Les frégates sont encore en retard, voilà ce qui arrive quand on les construit ailleurs.",
    "De fregatten zijn weer te laat, dat krijg je ervan als je ze in het buitenland bouwt.",
  ])
  func othersAreNot(text: String) { #expect(!isKnown(text)) }

  /// Nothing to tell by is read as what most texts are.
  @Test func aTextWithoutWordsIs() { #expect(isKnown("…\n— –")) }
}
