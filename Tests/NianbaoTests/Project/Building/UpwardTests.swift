import Foundation
import Testing

@testable import NianbaoProject

/// What a level hands to the one above, and what that makes of it: figures, supplements and counts of ledgers.
@Suite struct UpwardTests {
  private static let ledger = "单位代码,发布日期,类别,主题,渠道,标题\n"

  /// A county of two offices with the numbers of its supplement, and lines of ledgers by year.
  private func county(
    _ name: String, code: String, trainings: [String], lines: [Int: [String]]
  ) throws -> Sandbox {
    let box = try Sandbox(
      units: "单位代码,单位名称\n001,教育局\n002,水利局\n",
      project: "region: \(name)\n\(code.isEmpty ? "" : "code: '\(code)'\n")year: 2025\nsupplements: [补充]\n")
    for (number, text) in trainings.enumerated() {
      try box.write(
        "Inputs/2025/forms/\(number).csv",
        "year,unit,table,row,column,value\n2025,00\(number + 1),许可,行政许可,数量,\(10 + number)\n\(text)")
    }
    for (year, lines) in lines {
      try box.write(
        "Inputs/\(year)/ledger/a.csv",
        Self.ledger + lines.map { $0.replacing("YEAR", with: "\(year)-03-04") }.joined(separator: "\n") + "\n"
      )
    }
    return box
  }

  private static let names = [
    "upward.csv": "forms", "upward-more.csv": "forms", "upward-ledger.csv": "ledger",
  ]

  /// Copies what goes up, for a year.
  private func send(_ box: Sandbox, _ year: Int, to city: Sandbox, as name: String) throws {
    for (file, folder) in Self.names
    where try (year == 2025 || folder == "ledger") && box.names(in: "Out/\(year)").contains(file) {
      try city.write(
        "Inputs/\(year)/\(folder)/\(name)/\(file)",
        [UInt8](try Data(contentsOf: URL(fileURLWithPath: box.path("Out/\(year)/\(file)")))))
    }
  }

  private func counties() throws -> [Sandbox] {
    [
      try county(
        "甲县", code: "110101",
        trainings: ["2025,001,补充,培训,数量,4\n2025,001,补充,信息处理费,数量,12.5\n", "2025,002,补充,培训,数量,3\n"],
        lines: [
          2024: ["001,YEAR,惠民生,教育,网站,a"],
          2025: [
            "001,YEAR,惠民生,教育,网站,a", "002,YEAR,惠民生,,网站,b", "002,YEAR,=公告,人事,微信,c",
          ],
        ]),
      try county(
        "乙县", code: "", trainings: ["2025,001,补充,培训,数量,5\n", ""],
        lines: [2024: ["001,YEAR,惠民生,交通,网站,a"], 2025: ["001,YEAR,惠民生,教育,网站,d"]]),
    ]
  }

  @Test("upward-more.csv and upward-ledger.csv of a county, whole, worked by hand")
  func files() throws {
    let box = try counties()[0]
    try box.build()
    #expect(
      try box.text("Out/2025/upward-more.csv") == """
        year,unit,table,row,column,value
        2025,110101,补充,信息处理费,数量,12.5
        2025,110101,补充,培训,数量,7

        """)
    #expect(
      try box.text("Out/2025/upward-ledger.csv") == """
        unit,year,dimension,key,count
        110101,2025,类别,惠民生,2
        110101,2025,类别,'=公告,1
        110101,2025,类别/主题,'=公告/人事,1
        110101,2025,类别/主题,惠民生/教育,1
        110101,2025,类别/主题,惠民生/（未填）,1
        110101,2025,渠道,网站,2
        110101,2025,渠道,微信,1
        110101,2025,单位代码,110101,3

        """)
    #expect(try !box.text("Out/2025/upward.csv").contains("补充"))
    let manifest = try box.text("Out/2025/manifest.json")
    #expect(manifest.contains("\"upward-more.csv\"") && manifest.contains("\"upward-ledger.csv\""))
  }

  @Test("Two counties, one by code and one by name: the city's sums are the counties' together, with growth")
  func levels() throws {
    let city = try Sandbox(
      units: "单位代码,单位名称\n110101,甲县\n110102,乙县\n",
      project: "region: 某市\ncode: '110100'\nyear: 2025\nsupplements: [补充]\n")
    for (number, box) in try counties().enumerated() {
      for year in [2024, 2025] {
        try box.build([.facts, .ledger], year: year)
        try send(box, year, to: city, as: "\(number)")
      }
    }
    let built = try city.build()
    #expect(!built.said.contains("读入-") && !built.said.contains("名录-多报"), "\(built.said)")
    let summary = try city.text("Out/2025/summary.csv").split(separator: "\n")
    // 4 + 3 + 5 of both counties; 12.5 of one; permits 10 + 11 + 10 + 11.
    for expected in ["补充,培训,数量,12,2,", "补充,信息处理费,数量,12.5,1,", "许可,行政许可,数量,42,2,"] {
      #expect(summary.contains { $0.hasPrefix("2025,\(expected)") }, "\(expected)")
    }
    #expect(
      try city.text("Out/2025/ledger.csv") == """
        year,dimension,key,count,prior,change,growth_pct,growth_kind
        2025,类别,惠民生,3,2,1,50.00,normal
        2025,类别,'=公告,1,0,1,,zero_base
        2025,类别/主题,惠民生/教育,2,1,1,100.00,normal
        2025,类别/主题,'=公告/人事,1,0,1,,zero_base
        2025,类别/主题,惠民生/（未填）,1,0,1,,zero_base
        2025,类别/主题,惠民生/交通,0,1,-1,-100.00,normal
        2025,渠道,网站,3,2,1,50.00,normal
        2025,渠道,微信,1,0,1,,zero_base
        2025,单位代码,110101,3,1,2,200.00,normal
        2025,单位代码,110102,1,1,0,0.00,normal

        """)
    // The next level gets the same from the city.
    #expect(try city.text("Out/2025/upward-ledger.csv").contains("110100,2025,类别/主题,惠民生/教育,2\n"))
    #expect(try city.text("Out/2025/upward-more.csv").contains("2025,110100,补充,培训,数量,12\n"))
    let first = try Data(contentsOf: URL(fileURLWithPath: city.path("Out/2025/upward-ledger.csv")))
    try city.build()
    #expect(try Data(contentsOf: URL(fileURLWithPath: city.path("Out/2025/upward-ledger.csv"))) == first)
    #expect(
      try city.nianbao("why", "条数", "惠民生").output.contains("2025/ledger/1/upward-ledger.csv"), "by file")
  }

  @Test(
    "A city that does not collect the supplement says so; without supplements and ledgers there are no such files"
  )
  func without() throws {
    let box = try counties()[0]
    try box.build()
    let city = try Sandbox(units: "单位代码,单位名称\n110101,甲县\n", project: "region: 某市\nyear: 2025\n")
    try send(box, 2025, to: city, as: "甲县")
    #expect(try city.build().said.contains("upward-more.csv，要本项目也收这种补充表才读。"))
    #expect(
      try city.names(in: "Out/2025").filter { $0.hasPrefix("upward") } == ["upward-ledger.csv", "upward.csv"])
    try city.build()
    let plain = try Sandbox()
    try plain.build()
    #expect(try plain.names(in: "Out/2025").filter { $0.hasPrefix("upward") } == ["upward.csv"])
  }
}
