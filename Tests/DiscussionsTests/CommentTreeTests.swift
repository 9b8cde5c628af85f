import Testing

@testable import Discussions

@Suite struct CommentTreeTests {
  private func comments(_ count: Int) -> [Discussions.Comment] {
    (0..<count).map { Discussions.Comment(sourceID: "\($0)", blocks: [Block(.paragraph, "\($0)")]) }
  }

  private func tree(_ parents: [Int?]) throws -> CommentTree {
    try CommentTree(preorder: comments(parents.count), parents: parents)
  }

  @Test func knowsDepthsEndsAndSiblings() throws {
    let tree = try tree([nil, 0, 1, 1, 0, nil, 5])
    #expect(tree.indices.map(tree.depth) == [0, 1, 2, 2, 1, 0, 1])
    #expect(tree.indices.map(tree.subtreeEnd) == [5, 4, 3, 4, 5, 7, 7])
    #expect(tree.indices.map(tree.nextSibling) == [5, 4, 3, nil, nil, nil, nil])
    #expect(tree.indices.map(tree.previousSibling) == [nil, nil, nil, 2, 1, 0, nil])
    #expect(tree.children(0) == [1, 4])
    #expect(tree.ancestors(3) == [1, 0])
    #expect(tree.root(3) == 0)
    #expect(tree.topLevelCount == 2)
  }

  @Test func refusesAnOrderThatIsNotDepthFirst() {
    #expect(throws: CommentTree.OrderError(comment: 3, parent: 1)) { try tree([nil, 0, 0, 1]) }
    #expect(throws: CommentTree.OrderError.self) { try tree([nil, 1]) }
    #expect(throws: CommentTree.OrderError.self) { try tree([nil, 0, 7]) }
  }

  @Test func arrangesCommentsGivenInAnyOrder() {
    let (tree, index) = CommentTree.arranging(comments(5), parents: [nil, 3, 0, nil, 0])
    #expect(tree.comments.map(\.sourceID) == ["0", "2", "4", "3", "1"])
    #expect(index == [0, 4, 1, 3, 2])
    #expect(tree.parent(4) == 3)
  }

  @Test func countsMissingParentsAndCyclesAsTopLevel() {
    let (tree, index) = CommentTree.arranging(comments(4), parents: [9, 2, 1, 3])
    #expect(tree.count == 4)
    #expect(tree.parent(index[0]) == nil)
    #expect(tree.parent(index[3]) == nil)
    #expect([index[1], index[2]].count { tree.parent($0) == nil } == 1)
  }

  @Test func takesAChainOfManyLevels() throws {
    let count = 100_000
    let tree = try tree((0..<count).map { $0 == 0 ? nil : $0 - 1 })
    #expect(tree.depth(count - 1) == count - 1)
    #expect(tree.subtreeEnd(0) == count)
  }
}
