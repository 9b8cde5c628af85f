import Cells
import Discussions

/// The article as its pane lays it out: title, byline, then the blocks, each an item.
package struct ArticleColumn: ItemColumn {
  package let article: Article
  /// Columns for text in the pane.
  package let columns: Int
  /// Title and byline, where the source states them: items before the blocks.
  package let heads: [Block]
  private let cache: WrapCache

  package init(article: Article, columns: Int, cache: WrapCache) {
    self.article = article
    self.columns = max(1, columns)
    self.cache = cache
    heads = Self.heads(of: article)
  }

  private static func heads(of article: Article) -> [Block] {
    var out: [Block] = []
    let date = article.published.map { String($0.description.prefix(10)) }
    let parts = [article.byline?.string, date].compactMap { $0 }.filter { !$0.isEmpty }
    if let title = article.title, !title.isEmpty, !parts.isEmpty || !article.opensWithTitle {
      out.append(Block(.heading, title))
    }
    if !parts.isEmpty {
      out.append(Block(.credit, SafeText(field: parts.joined(separator: " · "))))
    }
    return out
  }

  package var firstItem: Int? { count > 0 ? 0 : nil }
  package var lastItem: Int? { count > 0 ? count - 1 : nil }
  package func item(after item: Int) -> Int? { item + 1 < count ? item + 1 : nil }
  package func item(before item: Int) -> Int? { item > 0 ? item - 1 : nil }
  package var count: Int { heads.count + article.blocks.count - shown }

  /// Blocks that `heads` shows already: a headline that opens the text, where there is a byline.
  private var shown: Int { article.opensWithTitle && !heads.isEmpty ? 1 : 0 }

  /// The block of an item: its index in the article, or nil for title and byline.
  package func block(_ item: Int) -> (block: Block, index: Int?) {
    if item < heads.count { return (heads[item], nil) }
    let index = item - heads.count + shown
    return (article.blocks[index], index)
  }

  /// The item that shows an article block.
  package func item(ofBlock index: Int) -> Int {
    index < shown ? 0 : index + heads.count - shown
  }

  package func lines(_ item: Int) -> [BodyLine] {
    let (block, index) = block(item)
    return cache.lines(ofArticleItem: item, block: block, index: index ?? -1, width: columns)
  }

  /// The lines of the block and a blank one, which items of one list do without.
  package func height(of item: Int) -> Int {
    let isInList =
      block(item).block.kind == .list
      && self.item(after: item).map { block($0).block.kind == .list } ?? false
    return lines(item).count + (isInList ? 0 : 1)
  }

  /// The row of an item on which an offset of its text stands.
  package func row(ofOffset offset: Int, in item: Int) -> Int {
    lines(item).lastIndex { ($0.range?.lowerBound ?? .max) <= offset } ?? 0
  }
}
