// swift-tools-version: 6.2
import PackageDescription

/// The fuzzer, built by `run.sh`: one program for all targets, with libFuzzer and the address sanitizer in it.
let package = Package(
  name: "fuzz",
  dependencies: [.package(name: "nianbao", path: "../..")],
  targets: [
    .executableTarget(
      name: "Fuzz",
      dependencies: [
        .product(name: "Nianbao", package: "nianbao"), .product(name: "NianbaoProject", package: "nianbao"),
      ])
  ],
  swiftLanguageModes: [.v6]
)
