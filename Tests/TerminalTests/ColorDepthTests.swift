import Testing

@testable import Terminal

@Suite struct ColorDepthTests {
  @Test func sendsThePaletteAsItIs() {
    let style = PaintStyle(.bold, foreground: .palette(208), background: .palette(236))
    let native = NativeStyle(attributes: .bold, foreground: 208, background: 236)
    #expect(ColorDepth.palette256.native(style) == native)
  }

  @Test(arguments: [
    (196, 9), (46, 10), (21, 4), (226, 11), (51, 14), (201, 13), (231, 15), (16, 0), (124, 1),
    (244, 8), (254, 7),
  ])
  func takesTheNearestOfSixteen(index: UInt8, nearest: Int32) {
    let native = ColorDepth.sixteen.native(PaintStyle(foreground: .palette(index)))
    #expect(native.foreground == nearest)
  }

  @Test func standsInForBrightColoursWithBold() {
    let native = ColorDepth.eight.native(PaintStyle(foreground: .palette(196)))
    #expect(native == NativeStyle(attributes: .bold, foreground: 1, background: -1))
  }

  @Test func dimsGreyWhereThereIsNone() {
    let native = ColorDepth.eight.native(PaintStyle(foreground: .palette(8)))
    #expect(native == NativeStyle(attributes: .dim, foreground: -1, background: -1))
  }

  @Test func showsABackgroundInReverseWithoutColours() {
    let native = ColorDepth.mono.native(PaintStyle(.bold, background: .palette(4)))
    #expect(native == NativeStyle(attributes: [.bold, .reverse], foreground: -1, background: -1))
  }

  @Test(arguments: [ColorDepth.eight, .sixteen])
  func neverHidesTextByLackOfColours(depth: ColorDepth) {
    for foreground in UInt8.min...UInt8.max {
      for background in UInt8.min...UInt8.max where foreground != background {
        let native = depth.native(
          PaintStyle(foreground: .palette(foreground), background: .palette(background)))
        #expect(native.foreground != native.background)
        #expect((-1..<(depth == .eight ? 8 : 16)).contains(native.foreground))
        #expect((-1..<(depth == .eight ? 8 : 16)).contains(native.background))
      }
    }
  }

  @Test func spellsColoursOutWhereNumbersAreRGB() {
    let native = ColorDepth.rgb.native(
      PaintStyle(foreground: .palette(208), background: .palette(4)))
    #expect(native == NativeStyle(attributes: [], foreground: 0xFF_8700, background: 4))
  }
}
