import Testing

@testable import Nianbao

/// The parallel map: order, errors, and how much runs at once.
@Suite struct ParallelTests {
  private struct Odd: Error, Equatable { let number: Int }

  @Test("Values stand in their order, however many lanes there are", arguments: [1, 2, 3, 7, 1000])
  func order(lanes: Int) {
    #expect(inParallel(7, lanes: lanes) { $0 * $0 } == [0, 1, 4, 9, 16, 25, 36])
    #expect(inParallel(0, lanes: lanes) { $0 } == [])
  }

  @Test("The first error by position is thrown, and every position was tried once")
  func errors() {
    let tried = Locked<[Int]>([])
    #expect(throws: Odd(number: 3)) {
      try inParallel(10) { position in
        tried.withLock { $0.append(position) }
        if position % 2 == 1, position > 2 { throw Odd(number: position) }
        return position
      }
    }
    #expect(tried.withLock { $0.sorted() } == Array(0..<10))
  }

  @Test("No more run at the same time than there are lanes")
  func bound() {
    let running = Locked((now: 0, most: 0))
    _ = inParallel(64, lanes: 3) { position in
      running.withLock {
        $0.now += 1
        $0.most = max($0.most, $0.now)
      }
      var sum = position
      for step in 0..<20_000 { sum = sum &* 31 &+ step }
      running.withLock { $0.now -= 1 }
      return sum
    }
    #expect((1...3).contains(running.withLock { $0.most }))
  }
}
