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
      name: "Parsing", dependencies: ["Discussions", "CParsingData"],
      exclude: ["Facts/Data"]),
    // Behaviour
    .target(name: "CLibXML", linkerSettings: [.linkedLibrary("xml2")]),
    .target(name: "Importing", dependencies: ["Discussions", "Parsing", "CLibXML"]),
    .target(name: "Exporting", dependencies: ["Discussions"]),
    .target(name: "Reader", dependencies: ["Discussions", "Cells", "Parsing"]),
    .target(name: "Screen", dependencies: ["Discussions", "Cells", "Reader"]),
    // Edges
    .target(name: "Fetching", dependencies: ["Discussions"]),
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
    .testTarget(name: "DiscussionsTests", dependencies: ["Discussions"]),
    .testTarget(name: "ParsingTests", dependencies: ["Discussions", "Parsing"]),
    .testTarget(
      name: "ImportingTests", dependencies: ["Discussions", "Importing", "Exporting"]),
    .testTarget(name: "ExportingTests", dependencies: ["Discussions", "Exporting"]),
  ],
  swiftLanguageModes: [.v6]
)
