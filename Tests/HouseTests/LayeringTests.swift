import Foundation
import Testing

/// Arrows may only point down: reads every import against the design's allow-list.
@Suite struct LayeringTests {
  /// Modules of the project that each module may import. Whatever is not listed here is an error.
  private static let arrows: [String: Set<String>] = [
    "Discussions": [],
    "Cells": ["Discussions"],
    "CParsingData": [],
    "CEncoder": [],
    "Parsing": ["Discussions", "CParsingData", "CEncoder"],
    "CLibXML": [],
    "Importing": ["Discussions", "Parsing", "CLibXML"],
    "Exporting": ["Discussions", "Cells"],
    "Reader": ["Discussions", "Cells", "Parsing"],
    "Screen": ["Discussions", "Cells", "Reader"],
    "CCurl": [],
    "Fetching": ["Discussions", "CCurl"],
    "CNcurses": [],
    "Terminal": ["Cells", "CNcurses"],
    "Session": [
      "Discussions", "Cells", "Parsing", "Importing", "Fetching", "Reader", "Screen", "Terminal",
    ],
    "wardroom": [
      "Discussions", "Cells", "Parsing", "Importing", "Exporting", "Fetching", "Reader", "Screen",
      "Session", "Terminal", "ArgumentParser",
    ],
  ]

  /// What the system gives below the edge: no clock, no files, no network.
  private static let pureSystem: Set<String> = ["Glibc", "FoundationEssentials", "Synchronization"]
  private static let edgeSystem: Set<String> = [
    "Glibc", "FoundationEssentials", "Foundation", "Synchronization",
  ]
  private static let edges: Set<String> = ["Fetching", "Terminal", "Session", "wardroom"]

  /// Calls that would reach outside from a pure module.
  private static let impure = [
    "ContinuousClock", "SuspendingClock", "Date()", "FileManager", "getenv(", "ProcessInfo",
    "fopen(", "socket(", "print(", "nonisolated(unsafe)",
  ]

  private static var sources: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources")
  }

  private func files(of module: String) throws -> [URL] {
    let folder = Self.sources.appending(path: module)
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return (files?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "swift" }
  }

  @Test func everyModuleHasItsArrows() throws {
    let found = try FileManager.default.contentsOfDirectory(atPath: Self.sources.path())
    #expect(Set(found) == Set(Self.arrows.keys))
  }

  @Test(arguments: arrows.keys.sorted())
  func importsOnlyWhatLiesBelow(module: String) throws {
    let system = Self.edges.contains(module) ? Self.edgeSystem : Self.pureSystem
    let allowed = (Self.arrows[module] ?? []).union(system)
    for file in try files(of: module) {
      for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
        let words = line.split(separator: " ")
        guard let index = words.firstIndex(of: "import"), index <= 2, !line.hasPrefix("//"),
          index + 1 < words.count
        else { continue }
        let name = String(words[index + 1].prefix { $0 != "." })
        #expect(allowed.contains(name), "\(module)/\(file.lastPathComponent) imports \(name)")
      }
    }
  }

  @Test(
    arguments: arrows.keys.filter { !edges.contains($0) && !$0.hasPrefix("C") }.sorted() + ["Cells"]
  )
  func pureModulesReachNothingOutside(module: String) throws {
    for file in try files(of: module) {
      let text = try String(contentsOf: file, encoding: .utf8)
      for line in text.split(separator: "\n") where !line.drop(while: { $0 == " " }).hasPrefix("//")
      {
        for call in Self.impure {
          #expect(!line.contains(call), "\(module)/\(file.lastPathComponent): \(line)")
        }
      }
    }
  }

  @Test func theTopLevelHoldsWhatTheDesignSays() throws {
    let root = Self.sources.deletingLastPathComponent()
    let found = try FileManager.default.contentsOfDirectory(atPath: root.path())
      .filter { !$0.hasPrefix(".") && $0 != "Package.resolved" }
    #expect(
      Set(found) == ["Package.swift", "Sources", "Tests", "seeds", "docs", "README.md"])
  }
}
