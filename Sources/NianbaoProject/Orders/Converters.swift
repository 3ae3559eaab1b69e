import Foundation

/// The programs that make downloads, found before anything is built.
///
/// They lay out the page; nothing here does.
public struct Converters: Sendable {
  private let found: [Converter]
  private let templates: String

  private struct Converter {
    let download: Download
    let program: OutsideProgram
  }

  /// Which downloads they make.
  var downloads: Set<Download> { Set(found.map(\.download)) }

  /// Those for some downloads alone.
  func only(_ downloads: Set<Download>) -> Converters {
    Converters(found: found.filter { downloads.contains($0.download) }, templates: templates)
  }

  /// No converters: nothing is made besides the outputs.
  public static let none = Converters(found: [], templates: "")

  /// - Throws: `FileTrouble` when a program is not installed, with what to install.
  public static func find(_ downloads: [Download], templates: String) throws(FileTrouble) -> Converters {
    var found: [Converter] = []
    for download in downloads {
      let names = programs(for: download)
      guard let program = OutsideProgram.first(of: names.programs) else {
        throw FileTrouble(description: "\(download.file) 要用 \(names.words) 转换，这台机器上没有。\(names.hint)")
      }
      found.append(Converter(download: download, program: program))
    }
    return Converters(found: found, templates: URL(fileURLWithPath: templates).path)
  }

  private static func programs(for download: Download) -> (programs: [String], words: String, hint: String) {
    switch download {
    case .pdf:
      (
        ["weasyprint", "chromium", "chromium-browser", "google-chrome"], "WeasyPrint 或 Chromium",
        "请安装其中一个：sudo apt install weasyprint，或 sudo apt install chromium。"
      )
    case .docx: (WordConverter.programs, "pandoc", "请安装：sudo apt install pandoc。")
    }
  }

  /// Makes the downloads beside `report.html`, and returns their names.
  ///
  /// The last day of the report's year is the documents' date, so that the same report gives the same bytes.
  ///
  /// - Throws: `FileTrouble` when a program fails.
  func convert(in folder: String, year: Int) throws -> [String] {
    let folder = URL(fileURLWithPath: folder).path
    do {
      for converter in found { try convert(converter, in: folder, year: year) }
    } catch let trouble as FileTrouble {
      throw FileTrouble(description: "\(trouble.description)成果没有写出，原来的成果没有动；不要这种文件的，编的时候去掉 --with。")
    }
    return found.map(\.download.file)
  }

  private func convert(_ converter: Converter, in folder: String, year: Int) throws {
    let (download, program) = (converter.download, converter.program)
    let output = "\(folder)/\(download.file)"
    switch download {
    case .pdf: try program.run(printing("\(folder)/report.html", to: output, program), year: year)
    case .docx:
      let page = "\(folder)/.report-docx.html"
      try Files.replace(page, with: Self.withoutRowHeads(try Files.bytes(of: "\(folder)/report.html")))
      defer { try? FileManager.default.removeItem(atPath: page) }
      let word = WordConverter(program: program, templates: templates)
      try word.convert(page, to: output, filters: ["pages/docx.lua"], year: year)
    }
    guard Files.exists(output) else { throw program.failure("没有写出 \(download.file)") }
  }

  private func printing(_ page: String, to output: String, _ program: OutsideProgram) -> [String] {
    if program.name == "weasyprint" { return ["--quiet", page, output] }
    // As root Chromium only starts without its sandbox; the page is our own and has no script.
    return ["--headless", "--disable-gpu"] + (geteuid() == 0 ? ["--no-sandbox"] : [])
      + ["--no-pdf-header-footer", "--print-to-pdf=\(output)", URL(fileURLWithPath: page).absoluteString]
  }

  /// Pandoc cuts merged heads of rows to the columns that are heads in every row: they become plain cells.
  private static func withoutRowHeads(_ page: [UInt8]) -> [UInt8] {
    let text = String(decoding: page, as: UTF8.self)
    return Array(
      text.replacing(/<th (class="label[^>]*)>([^<]*)<\/th>/) { "<td \($0.1)>\($0.2)</td>" }.utf8)
  }
}

/// Makes Word documents of pages.
struct WordConverter: Sendable {
  static let programs = ["pandoc"]

  let program: OutsideProgram
  let templates: String

  /// Makes one document; `filters` are scripts for pandoc below the templates.
  ///
  /// - Throws: `FileTrouble` when the program fails.
  func convert(_ page: String, to output: String, filters: [String], year: Int) throws {
    let own =
      ["--reference-doc=\(templates)/pages/reference.docx"]
      + filters.map { "--lua-filter=\(templates)/\($0)" }
    try program.run(["--from=html", "--to=docx", "--output=\(output)"] + own + [page], year: year)
  }
}
