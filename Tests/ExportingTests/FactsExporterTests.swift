import Discussions
import Exporting
import Testing

@Suite struct FactsExporterTests {
  func written(
    _ format: FactsFormat, types: Set<FactType> = Set(FactType.allCases),
    of discussion: Discussion = Sample.discussion
  ) -> String {
    let entries = [
      FactEntry(type: .quantity, name: "Nearly 40 ships", mentions: [0], subject: "navy, ships"),
      FactEntry(type: .person, name: "Mara Berg", mentions: [1, 1]),
    ]
    var text = ""
    FactsExporter.write(discussion, entries: entries, types: types, as: format) { text += $0 }
    return text
  }

  @Test func `text shows each thing with its places`() {
    #expect(
      written(.text) == """
        QUANTITY
          ≠ navy, ships: figures differ
            Nearly 40 ships
              article

        PERSON
          Mara Berg  ×2
              Mara: 2 (Tomas)

        """)
  }

  @Test func `json is the array of the interchange form alone`() {
    let json = written(.json, types: [.person])
    #expect(json.hasPrefix("[\n {\"type\": \"person\""))
    #expect(json.hasSuffix("\"offset\": 3}]\n"))
    #expect(written(.json, types: [.money]) == "[]\n")
  }

  @Test func `csv has a header and a row for each mention`() {
    #expect(
      written(.csv)
        == [
          "type,text,entity,value,min,max,unit,of,hedge,date,said_by,comment,line,column",
          "quantity,Nearly 40 ships,,40,,,ships,navy,nearly,,,,2,1",
          "person,Mara,Mara,,,,,,,,Tomas,c2,7,4", "",
        ].joined(separator: "\r\n"))
  }

  @Test func `csv quotes what would break a row or run as a formula`() {
    var discussion = Sample.discussion
    discussion.facts[0].text = "=SUM(1), \"two\""
    discussion.facts[0].figure?.maximum = 50
    let csv = written(.csv, types: [.quantity], of: discussion)
    #expect(csv.contains("\r\nquantity,\"'=SUM(1), \"\"two\"\"\",,,40,50,ships,"))
  }
}
