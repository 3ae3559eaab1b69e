// swift-tools-version: 6.2
import PackageDescription

/// Our own code builds without warnings; dependencies are built as they are.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
  name: "nianbao",
  products: [
    .executable(name: "nianbao", targets: ["NianbaoCommand"]),
    .library(name: "Nianbao", targets: ["Nianbao"]),
    .library(name: "NianbaoProject", targets: ["NianbaoProject"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(
      name: "CXlsxWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CSystem"),
    .systemLibrary(name: "CBytes"),
    .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
    .systemLibrary(
      name: "CMarkGFM", pkgConfig: "libcmark-gfm", providers: [.apt(["libcmark-gfm-dev"])]),
    .target(
      name: "Nianbao",
      dependencies: [
        "CBytes", "CMarkGFM",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Mustache", package: "swift-mustache"),
        "Yams",
      ], swiftSettings: strict),
    .target(
      name: "NianbaoExcel", dependencies: ["CExpat", "CXlsxWriter", "CZip", "Nianbao"], swiftSettings: strict),
    .target(
      name: "NianbaoProject", dependencies: ["CSystem", "Nianbao", "NianbaoExcel"], swiftSettings: strict),
    .executableTarget(
      name: "NianbaoCommand",
      dependencies: [
        "Nianbao", "NianbaoExcel", "NianbaoProject",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: strict),
    .testTarget(
      name: "NianbaoTests", dependencies: ["Nianbao", "NianbaoExcel", "NianbaoProject"],
      exclude: ["Fixtures", "Snapshots"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
