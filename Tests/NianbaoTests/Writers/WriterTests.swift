import Foundation
import Testing

@testable import Nianbao

@Suite struct CSVTextTests {
  @Test("Text is never a formula; numbers stay numbers; Python reads back what was meant")
  func awkward() throws {
    var csv = CSVText(header: ["a", "b"])
    csv.add(["=1+1", "-18"])
    csv.add(["@cmd", "-0.5"])
    csv.add(["+1", "-"])
    csv.add(["逗,号", "引\"号"])
    csv.add(["换\n行", "<b>|"])
    csv.add(["\t制表", ""])
    let script = """
      import csv, io, json, sys
      print(json.dumps(list(csv.reader(io.StringIO(bytes.fromhex(sys.argv[1]).decode("utf-8-sig"), newline="")))))
      """
    let hex = csv.data.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    let rows = try JSONDecoder().decode([[String]].self, from: Data(try runPython(script, [hex]).utf8))
    #expect(
      rows == [
        ["a", "b"], ["'=1+1", "-18"], ["'@cmd", "-0.5"], ["'+1", "'-"], ["逗,号", "引\"号"], ["换\n行", "<b>|"],
        ["'\t制表", ""],
      ])
    #expect(csv.data.starts(with: [0xEF, 0xBB, 0xBF]))
  }
}

@Suite struct ManifestTests {
  @Test("SHA-256 of the empty file and of abc, from FIPS 180-4")
  func known() {
    #expect(
      Manifest.Entry(file: "a", data: []).sha256
        == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(
      Manifest.Entry(file: "a", data: Array("abc".utf8)).sha256
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test(
    "Its text is what the encoder of JSON writes, whatever the inputs are called, and Python reads the same names"
  )
  func text() throws {
    let names = [
      "2025/forms/001.csv", "a\"b\\c/\u{1}\u{7F}.csv", "教育局\u{2028}🀄.csv", "", "\n  \"inputs\" : [",
    ]
    for inputs in [[], [names[0]], names] {
      let manifest = Manifest(
        program: "p", form: "f", year: 2025,
        inputs: inputs.map { Manifest.Entry(file: $0, data: Array($0.utf8)) },
        definitions: [Manifest.Entry(file: "inputs", data: [])], templates: [], outputs: [], proof: [])
      #expect(try manifest.text() == json(manifest))
      let script =
        "import json, sys; print([e['file'] for e in json.loads(sys.argv[1])['inputs']] == sys.argv[2:])"
      let arguments = [String(decoding: try manifest.text(), as: UTF8.self)] + inputs
      #expect(try runPython(script, arguments) == "True\n")
    }
  }
}

@Suite struct FactCSVTests {
  @Test("Every answer with its place, cell by cell; names of files are fields like any other")
  func lines() throws {
    let form = try smallForm()
    let roster = Roster(units: [unit("=1", "甲"), unit("002", "乙")], region: "")
    let text = { @Sendable (unit: String, row: String) in
      Array("图书馆年报数据,2025,\(unit)\n\n藏书情况,合计,中文,外文\n年初,0,,/\n新购,\(row)\n年末,约1,-2,9\n".utf8)
    }
    let files = [
      SubmissionFile(file: "甲,\"1\".csv", path: "a.csv") { .bytes(text("=1,甲", "1234567890,5,6")) },
      SubmissionFile(file: "=2.csv", path: "b.csv") { .bytes(text("002,乙", "7,8,9")) },
    ]
    let returns = try Returns(reading: files, form: form, roster: roster, year: 2025)
    let rows = String(decoding: try factsCSV(returns).dropFirst(3), as: UTF8.self).split(separator: "\n")
    #expect(
      rows == [
        "year,unit,table,row,column,state,value,file,line,field",
        "2025,'=1,藏书,年初,合计,zero,0,\"甲,\"\"1\"\".csv\",4,2", "2025,002,藏书,年初,合计,zero,0,'=2.csv,4,2",
        "2025,'=1,藏书,年初,中文,blank,,\"甲,\"\"1\"\".csv\",4,3", "2025,002,藏书,年初,中文,blank,,'=2.csv,4,3",
        "2025,'=1,藏书,年初,外文,na,,\"甲,\"\"1\"\".csv\",4,4", "2025,002,藏书,年初,外文,na,,'=2.csv,4,4",
        "2025,'=1,藏书,新购,合计,number,1234567890,\"甲,\"\"1\"\".csv\",5,2",
        "2025,002,藏书,新购,合计,number,7,'=2.csv,5,2",
        "2025,'=1,藏书,新购,中文,number,5,\"甲,\"\"1\"\".csv\",5,3", "2025,002,藏书,新购,中文,number,8,'=2.csv,5,3",
        "2025,'=1,藏书,新购,外文,number,6,\"甲,\"\"1\"\".csv\",5,4", "2025,002,藏书,新购,外文,number,9,'=2.csv,5,4",
        "2025,'=1,藏书,年末,外文,number,9,\"甲,\"\"1\"\".csv\",6,4", "2025,002,藏书,年末,外文,number,9,'=2.csv,6,4",
      ])
  }
}

@Suite struct PageTemplateTests {
  @Test("An unknown name is refused, also inside sections; known ones are escaped")
  func strict() throws {
    let template = try PageTemplate("{{#lines}}{{text}}{{/lines}}", file: "a.mustache")
    #expect(try template.render(["lines": [["text": "<b>&"]]]) == "&lt;b&gt;&amp;")
    #expect(throws: DefinitionError.self) { try template.render(["lines": [["txt": "x"]]]) }
    #expect(throws: DefinitionError.self) { try template.render([:]) }
  }

  @Test("Narrative Markdown is rendered in safe mode")
  func safe() {
    #expect(
      Markdown.html("**甲** <script>alert(1)</script> [x](javascript:alert(1))")
        == "<p><strong>甲</strong> <!-- raw HTML omitted -->alert(1)<!-- raw HTML omitted --> x</p>\n"
    )
    #expect(Markdown.cell("a|b<i>*x*\n") == "a\\|b&lt;i&gt;\\*x\\* ")
  }
}

@Suite struct NarrativeTests {
  @Test(
    "Addresses are filled in; unknown ones are findings with place and suggestion; missing texts are told")
  func addresses() throws {
    let form = try smallForm()
    let cell = try #require(form.cell(at: "藏书/年末/中文"))
    var sums = try Sums(of: [], cellCount: form.cellCount)
    sums.figures[cell] = 42
    let statistics = Statistics(form: form, year: 2025, sums: sums, base: nil)
    let file = NarrativeFile(
      file: "2025/narrative/1-藏书.md", section: 1, text: "年末\n中文书{{ 藏书/年末/中文 }}册，外文{{藏书/年末/外闻}}册。")
    let narrative = Narrative([file], statistics: statistics, folder: "2025/narrative")
    #expect(narrative.texts == [1: "年末\n中文书42册，外文（待填）册。"])
    #expect(narrative.findings.map(line) == ["错误 叙述-地址  2:22 “{{藏书/年末/外闻}}”不是表样里的地址，是否应为“{{藏书/年末/外文}}”。"])
    // 年末 in GB18030 is C4 EA C4 A9; a picture is no text.
    let encoded = [
      try NarrativeFile(file: "1-a.md", section: 1, data: [0xC4, 0xEA, 0xC4, 0xA9]),
      try NarrativeFile(file: "1-b.md", section: 1, data: [0xFF, 0xD8, 0xFF]),
    ]
    let decoded = Narrative(encoded, statistics: statistics, folder: "2025/narrative")
    #expect(decoded.texts == [1: "年末"])
    #expect(decoded.findings.map(\.rule.id) == ["读入-不识别"])
    let empty = Narrative(
      [],
      statistics: Statistics(
        form: Fixture.form, year: 2025, sums: try Sums(of: [], cellCount: 200), base: nil),
      folder: "2025/narrative")
    #expect(empty.findings.map(\.rule.id) == ["叙述-缺节", "叙述-缺节", "叙述-缺节"])
  }
}
