import Discussions
import Exporting
import Foundation
import Testing

@Suite struct MboxWriterTests {
  @Test func `the article is the first mail and each comment answers a mail`() {
    let mails = Sample.written(as: .mbox).components(separatedBy: "From wardroom@wardroom.invalid ")
    #expect(mails.count == 5)
    #expect(mails[1].hasPrefix("Thu Jan  1 00:00:00 1970\nFrom: Ada Lund <"))
    #expect(mails[2].contains("\nDate: Tue, 04 Mar 2031 10:15:00 +0000\n"))
    #expect(mails[2].contains("\nSubject: Re: A third slip\n"))
    let articleID = field("Message-ID", of: mails[1])
    let firstID = field("Message-ID", of: mails[2])
    #expect(articleID?.hasPrefix("<article@") == true)
    #expect(field("In-Reply-To", of: mails[2]) == articleID)
    #expect(field("In-Reply-To", of: mails[3]) == firstID)
    #expect(mails[3].contains("\nX-Wardroom-Date: 4 years ago\n"))
    #expect(mails[2].contains("\n\nThe yard has two slips, and both of them are full.\n\n> both"))
  }

  @Test func `names that are not ASCII or hold signs are encoded`() {
    var discussion = Sample.discussion
    discussion.comments.update(0) {
      $0.author = .stated("Søren “Tug” Ørsted of the Long Pier, 艦隊司令官")
    }
    discussion.comments.update(2) { $0.author = .stated("Hale, J. (\"Jo\")") }
    let box = Sample.written(as: .mbox, discussion)
    #expect(box.contains("From: =?utf-8?Q?S=C3=B8ren_=E2=80=9CTug=E2=80=9D"))
    #expect(box.contains("From: \"Hale, J. (\\\"Jo\\\")\" <"))
    #expect(box.utf8.split(separator: 0x0A).allSatisfy { $0.count <= 998 })
  }

  @Test func `lines that begin like a new mail are quoted, quoted ones once more`() {
    let box = mailbox("From here on.\n>From there.\nFrom: not.")
    #expect(box.contains("\n>From here on.\n>>From there.\nFrom: not.\n"))
  }

  @Test func `a line too long for mail is broken softly`() {
    let box = mailbox(String(repeating: "längs = ", count: 400) + "end ")
    #expect(box.contains("Content-Transfer-Encoding: quoted-printable"))
    #expect(box.contains("l=C3=A4ngs =3D l=C3=A4ngs"))
    #expect(box.split(separator: "\n").allSatisfy { $0.utf8.count <= 76 || $0.hasPrefix("From: ") })
  }

  func mailbox(_ text: String) -> String {
    let comment = Discussions.Comment(blocks: [Block(.paragraph, SafeText(body: text))])
    let discussion = Discussion(
      source: Source(kind: .flatText, location: "-"), article: Article(title: "T"),
      comments: CommentTree.arranging([comment], parents: [nil]).tree)
    return Sample.written(as: .mbox, discussion)
  }

  func field(_ name: String, of mail: String) -> String? {
    mail.split(separator: "\n").first { $0.hasPrefix(name + ": ") }
      .map { String($0.dropFirst(name.count + 2)) }
  }

  private static let programs = ["/usr/bin/neomutt", "/usr/bin/script", "/usr/bin/timeout"]

  /// NeoMutt draws on a terminal only; `script` gives it one, and `timeout` ends it if it asks.
  @Test(
    .enabled(
      if: programs.allSatisfy { FileManager.default.isExecutableFile(atPath: $0) },
      "neomutt, script or timeout is not installed"))
  func `neomutt shows the mailbox as a thread in the order of the comments`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let box = folder.appending(path: "box")
    try Data(Sample.written(as: .mbox).utf8).write(to: box)
    let settings = folder.appending(path: "settings")
    try Data(
      """
      set folder="\(folder.path)" mbox_type=mbox sort=threads from="reader@example.org"
      set index_format="<%C|%s|%t|%F>" help=no quit=yes wait_key=no
      push <refresh><quit>

      """.utf8
    ).write(to: settings)
    let neomutt = "neomutt -R -n -F \(settings.path) -f \(box.path)"
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/timeout")
    process.arguments = [
      "-k", "1", "20", "/usr/bin/script", "-q", "-e", "-c",
      "stty rows 30 cols 100; timeout --foreground -k 1 15 \(neomutt)", "/dev/null",
    ]
    process.environment = [
      "TERM": "xterm", "HOME": folder.path, "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin",
    ]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let screen = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    for row in [
      "<1|A third slip||Ada Lund>", "<2|├─>||Mara>", "<3|│ └─>||Tomas>", "<4|└─>||unnamed>",
    ] {
      #expect(screen.contains(row))
    }
  }
}
