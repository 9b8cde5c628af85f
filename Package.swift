// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "wardroom",
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // Values
    .target(name: "Discussions"),
    // Language
    .target(name: "Cells", dependencies: ["Discussions"]),
    .target(
      name: "CParsingData",
      cSettings: [.define("_GNU_SOURCE")]),
    .target(
      name: "CEncoder",
      exclude: [
        "tuning", "LICENCE.md", "encoder.bin", "sentences.bin", "encoder_kernels.inc",
        "encoder_pass.inc",
      ],
      // Fast also in a debug build, which the tests are, and with the same bits everywhere.
      cSettings: [.unsafeFlags(["-O2", "-ffp-contract=off", "-fno-math-errno"])]),
    .target(
      name: "Parsing", dependencies: ["Discussions", "CParsingData", "CEncoder"],
      exclude: [
        "Facts/Data", "Gloss/german-english.txt", "Threads/weights.txt",
        "Threads/close-weights.txt",
      ]),
    // Behaviour
    .target(
      name: "CLibXML",
      // Where Debian keeps libxml2's headers; they include each other as <libxml/…>.
      cSettings: [.unsafeFlags(["-I/usr/include/libxml2"])]),
    .target(name: "Importing", dependencies: ["Discussions", "Parsing", "CLibXML"]),
    .target(name: "Exporting", dependencies: ["Discussions", "Cells"]),
    .target(name: "Reader", dependencies: ["Discussions", "Cells", "Parsing"]),
    .target(name: "Screen", dependencies: ["Discussions", "Cells", "Reader"]),
    // Edges
    .target(name: "CCurl", cSettings: [.define("_GNU_SOURCE")]),
    .target(name: "Fetching", dependencies: ["Discussions", "CCurl"]),
    .target(
      name: "CNcurses", cSettings: [.define("_GNU_SOURCE")],
      linkerSettings: [.linkedLibrary("ncursesw")]),
    .target(name: "Terminal", dependencies: ["Cells", "CNcurses"]),
    .target(
      name: "Session",
      dependencies: [
        "Discussions", "Parsing", "Importing", "Fetching", "Reader", "Screen", "Terminal", "Cells",
      ]),
    // Program
    .executableTarget(
      name: "wardroom",
      dependencies: [
        "Discussions", "Cells", "Parsing", "Importing", "Exporting", "Fetching", "Reader",
        "Screen", "Session",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .testTarget(name: "DiscussionsTests", dependencies: ["Discussions", "Samples"]),
    .target(name: "CWidth", path: "Tests/CWidth", cSettings: [.define("_GNU_SOURCE")]),
    .testTarget(name: "CellsTests", dependencies: ["Discussions", "Cells", "CWidth"]),
    .target(name: "Samples", dependencies: ["Discussions"], path: "Tests/Samples"),
    .testTarget(
      name: "ReaderTests", dependencies: ["Discussions", "Cells", "Parsing", "Reader", "Samples"]),
    .testTarget(
      name: "ScreenTests",
      dependencies: ["Discussions", "Cells", "Parsing", "Reader", "Screen", "Samples"],
      exclude: ["Goldens"]),
    .testTarget(
      name: "SessionTests",
      dependencies: [
        "Cells", "Discussions", "Fetching", "Parsing", "Reader", "Session", "Terminal",
        "TerminalSupport", "Samples", "WebSupport",
      ]),
    .testTarget(
      name: "ProgramTests", dependencies: ["TerminalSupport", "WebSupport", "wardroom"]),
    .target(name: "WebSupport", dependencies: ["Discussions"], path: "Tests/WebSupport"),
    .testTarget(
      name: "FetchingTests", dependencies: ["Discussions", "CCurl", "Fetching", "WebSupport"]),
    .testTarget(name: "HouseTests", dependencies: ["Reader"]),
    .testTarget(
      name: "ParsingTests", dependencies: ["CParsingData", "Discussions", "Parsing", "CEncoder"],
      exclude: ["Facts/Labelled"]),
    .testTarget(
      name: "ImportingTests", dependencies: ["Discussions", "Importing", "Exporting"]),
    .testTarget(name: "ExportingTests", dependencies: ["Discussions", "Exporting"]),
    // The terminal under test: libvterm on a pseudo-terminal, and a program that shows its events
    .target(
      name: "CVTerm", path: "Tests/CVTerm", cSettings: [.define("_GNU_SOURCE")],
      linkerSettings: [.linkedLibrary("vterm")]),
    .target(
      name: "TerminalSupport", dependencies: ["CVTerm", "Terminal"],
      path: "Tests/TerminalSupport"),
    .executableTarget(
      name: "TerminalProbe", dependencies: ["Terminal"], path: "Tests/TerminalProbe"),
    .executableTarget(
      name: "FirstFrame", dependencies: ["TerminalSupport"], path: "Tests/Benchmarks/FirstFrame"),
    .executableTarget(
      name: "DecodingTime", dependencies: ["TerminalSupport"],
      path: "Tests/Benchmarks/DecodingTime"),
    .executableTarget(
      name: "FactSpeed", dependencies: ["Discussions", "Parsing"],
      path: "Tests/Benchmarks/FactSpeed"),
    .testTarget(
      name: "TerminalTests", dependencies: ["Terminal", "TerminalSupport", "TerminalProbe"]),
  ],
  swiftLanguageModes: [.v6]
)
