import Testing

@testable import Nianbao

/// The grid against sheets that offices printed.
@Suite struct GridTests {
  @Test("The statutory tables are laid out as a real office prints them")
  func printed() throws {
    let lines = try Fixture.text("real/pingtan-2022.sheet.csv").split(whereSeparator: \.isNewline).map {
      line in
      line.replacing("\u{FEFF}", with: "").split(separator: ",", omittingEmptySubsequences: false).map {
        String($0)
      }
    }
    for table in Fixture.form.tables {
      let grid = Grid(table)
      let printed = grid.matrix { content in
        switch content {
        case .corner(let text), .heading(let text), .label(let text): text
        case .value: "·"
        }
      }
      let first = lines.firstIndex {
        $0[0] == printed[0][0] && $0.count >= grid.columnCount && $0[1] == printed[0][1]
      }
      let start = try #require(
        table.id == "处罚强制"
          ? lines.lastIndex { $0[0] == "行政处罚" }.map { $0 - 1 }
          : table.id == "收费" ? lines.firstIndex { $0[0] == "行政事业性收费" }.map { $0 - 1 } : first)
      for (offset, own) in printed.enumerated() {
        let real = lines[start + offset].prefix(own.count).map {
          Int($0) != nil || Double($0) != nil ? "·" : $0
        }
        #expect(own == real, "\(table.id) line \(offset + 1)")
      }
    }
  }

  @Test("Boxes cover the paper exactly once", arguments: Fixture.form.tables.map(\.id))
  func covered(id: String) throws {
    let table = try #require(Fixture.form.tables.first { $0.id == id })
    for grid in [Grid(table), Grid(table).stretched(to: 20)] {
      var seen = [[Int]](repeating: [Int](repeating: 0, count: grid.columnCount), count: grid.rowCount)
      for box in grid.boxes {
        for row in box.row..<(box.row + box.height) {
          for column in box.column..<(box.column + box.width) { seen[row][column] += 1 }
        }
      }
      #expect(seen.allSatisfy { $0.allSatisfy { $0 == 1 } })
    }
  }
}
