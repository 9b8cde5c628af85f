// Builds the flat tree from libxml2's start, end and text events.
//
// libxml2 reads HTML 4: it knows neither HTML 5's void elements nor which of its elements end a
// paragraph, and an end tag that it finds no start for changes nothing. So its events are taken as
// tokens: the open elements are kept here too, and `reported` says which of them each end belongs to.
#include "Tree.h"

#include <stdlib.h>
#include <string.h>

#include "Names.h"

static bool isVoid(CLXTag tag) {
  switch (tag) {
    case CLXTagArea: case CLXTagBase: case CLXTagBr: case CLXTagCol: case CLXTagEmbed:
    case CLXTagHr: case CLXTagImg: case CLXTagInput: case CLXTagLink: case CLXTagMeta:
    case CLXTagParam: case CLXTagSource: case CLXTagTrack: case CLXTagWbr:
      return true;
    default:
      return false;
  }
}

// Elements whose start ends an open paragraph (HTML, "in body" insertion mode).
static bool endsParagraph(CLXTag tag) {
  switch (tag) {
    case CLXTagAddress: case CLXTagArticle: case CLXTagAside: case CLXTagBlockquote:
    case CLXTagCenter: case CLXTagDetails: case CLXTagDialog: case CLXTagDir: case CLXTagDiv:
    case CLXTagDl: case CLXTagDt: case CLXTagDd: case CLXTagFieldset: case CLXTagFigcaption:
    case CLXTagFigure: case CLXTagFooter: case CLXTagForm: case CLXTagHeading1: case CLXTagHeading2:
    case CLXTagHeading3: case CLXTagHeading4: case CLXTagHeading5: case CLXTagHeading6: case CLXTagHeader:
    case CLXTagHgroup: case CLXTagHr: case CLXTagLi: case CLXTagMain: case CLXTagMenu:
    case CLXTagNav: case CLXTagOl: case CLXTagParagraph: case CLXTagPre: case CLXTagSearch:
    case CLXTagSection: case CLXTagSummary: case CLXTagTable: case CLXTagUl:
      return true;
    default:
      return false;
  }
}

// A paragraph outside these is out of reach ("has an element in button scope").
static bool boundsParagraph(CLXTag tag) {
  switch (tag) {
    case CLXTagApplet: case CLXTagButton: case CLXTagCaption: case CLXTagHtml:
    case CLXTagMarquee: case CLXTagObject: case CLXTagTable: case CLXTagTd: case CLXTagTemplate:
    case CLXTagTh:
      return true;
    default:
      return false;
  }
}

// A list item outside these is out of reach: the standard's special elements but address, div, p.
static bool boundsItem(CLXTag tag) {
  if (tag == CLXTagAddress || tag == CLXTagDiv || tag == CLXTagParagraph) return false;
  return endsParagraph(tag) || boundsParagraph(tag);
}

// White space beside these is never seen.
static bool isBlock(CLXTag tag) {
  switch (tag) {
    case CLXTagHtml: case CLXTagHead: case CLXTagBody: case CLXTagTbody: case CLXTagThead:
    case CLXTagTfoot: case CLXTagTr: case CLXTagTd: case CLXTagTh: case CLXTagCaption:
    case CLXTagScript: case CLXTagStyle: case CLXTagLink: case CLXTagMeta: case CLXTagTitle:
      return true;
    default:
      return endsParagraph(tag);
  }
}

static bool isWhite(const char *text, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (text[i] != ' ' && (text[i] < '\t' || text[i] > '\r')) return false;
  }
  return true;
}

static void fail(CLXTree *tree) { tree->document->stop = CLXStopMemory; }

static void closeDownTo(CLXTree *tree, size_t count) {
  while (tree->openCount > count) {
    CLXNode *node = &tree->document->nodes[tree->open[--tree->openCount].node];
    node->end = (int32_t)tree->document->nodeCount;
    tree->atBlockEdge = isBlock(node->tag);
  }
}

static void closeImplied(CLXTree *tree, CLXTag tag) {
  if (!tree->openCount) return;
  CLXOpen top = tree->open[tree->openCount - 1];
  int32_t at = -1;
  if (tag == CLXTagLi) at = top.item;
  else if (tag == CLXTagDt || tag == CLXTagDd) at = top.term;
  else if (tag == CLXTagTr) at = top.row;
  else if (tag == CLXTagTd || tag == CLXTagTh) at = top.cell;
  if (at >= 0) closeDownTo(tree, (size_t)at);
  if (endsParagraph(tag) && tree->openCount) {
    at = tree->open[tree->openCount - 1].paragraph;
    if (at >= 0) closeDownTo(tree, (size_t)at);
  }
}

static CLXNode *append(CLXTree *tree, CLXTag tag) {
  CLXDocument *document = tree->document;
  if (document->nodeCount >= INT32_MAX - 1
      || !clx_grow(
          (void **)&document->nodes, &tree->nodeCapacity, document->nodeCount + 1,
          sizeof(CLXNode))) {
    fail(tree);
    return NULL;
  }
  CLXNode *node = &document->nodes[document->nodeCount++];
  *node = (CLXNode){
      .tag = tag,
      .parent = tree->openCount ? tree->open[tree->openCount - 1].node : -1,
      .end = (int32_t)document->nodeCount,
  };
  return node;
}

// Copies text to the document's bytes. U+0080 to U+009F are what windows-1252 has there, as in
// every browser. Returns the length written, SIZE_MAX without memory.
static size_t appendBytes(CLXTree *tree, const char *text, size_t count) {
  static const uint16_t windows1252[32] = {
      0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
      0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
      0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};
  CLXDocument *document = tree->document;
  // A C1 control of two bytes becomes at most three.
  size_t needed = document->byteCount + count + count / 2 + 1;
  if (needed > UINT32_MAX
      || !clx_grow((void **)&document->bytes, &tree->byteCapacity, needed, 1)) {
    fail(tree);
    return SIZE_MAX;
  }
  uint8_t *out = document->bytes + document->byteCount;
  const uint8_t *in = (const uint8_t *)text, *end = in + count;
  if (!memchr(in, 0xC2, count)) {
    memcpy(out, in, count);
    out += count;
  } else {
    while (in < end) {
      if (in[0] == 0xC2 && in + 1 < end && in[1] >= 0x80 && in[1] < 0xA0) {
        uint16_t scalar = windows1252[in[1] - 0x80];
        if (scalar >= 0x800) *out++ = (uint8_t)(0xE0 | scalar >> 12);
        *out++ = (uint8_t)(scalar >= 0x800 ? 0x80 | (scalar >> 6 & 0x3F) : 0xC0 | scalar >> 6);
        *out++ = (uint8_t)(0x80 | (scalar & 0x3F));
        in += 2;
      } else {
        *out++ = *in++;
      }
    }
  }
  size_t written = (size_t)(out - document->bytes) - document->byteCount;
  document->byteCount += written;
  return written;
}

// Whether the importers ever ask this element for the attribute. Pages hold megabytes of the rest.
static bool isWanted(CLXTag tag, int32_t key, const char *value) {
  switch (key) {
    case CLXKeyStyle: return strstr(value, "none") != NULL;
    case CLXKeyRel: return tag == CLXTagLink || strstr(value, "author") != NULL;
    case CLXKeyType: return tag == CLXTagScript || tag == CLXTagLink;
    case CLXKeyAlt: return *value != 0;
    case CLXKeyHref: return tag == CLXTagAnchor || tag == CLXTagLink || tag == CLXTagBase;
    default: return true;
  }
}

static void appendAttributes(CLXTree *tree, int32_t index, const char **attributes) {
  CLXDocument *document = tree->document;
  document->nodes[index].start = (uint32_t)document->attributeCount;
  for (; attributes && attributes[0]; attributes += 2) {
    int32_t key = clx_key(tree, attributes[0]);
    const char *value = attributes[1] ? attributes[1] : "";
    if (key < 0) continue;
    if (tree->html && !isWanted(document->nodes[index].tag, key, value)) continue;
    if (!clx_grow(
            (void **)&document->attributes, &tree->attributeCapacity,
            document->attributeCount + 1, sizeof(CLXAttribute))) {
      return fail(tree);
    }
    uint32_t start = (uint32_t)document->byteCount;
    size_t written = appendBytes(tree, value, strlen(value));
    if (written == SIZE_MAX) return;
    if (key == CLXKeyClass) {
      int32_t number = clx_class(tree, start, (uint32_t)written);
      CLXRange kept = document->classes[number];
      if (kept.start != start) {
        document->byteCount = start;  // the same value is there already
        start = kept.start;
      }
      document->nodes[index].classes = number;
      if (tree->html) continue;
    }
    document->attributes[document->attributeCount++] =
        (CLXAttribute){(CLXKey)key, start, (uint32_t)written};
    document->nodes[index].length++;
  }
}

static void push(CLXTree *tree, int32_t index, CLXTag tag) {
  CLXOpen entry = {index, -1, -1, -1, -1, -1};
  int32_t at = (int32_t)tree->openCount;
  if (tree->openCount) entry = tree->open[tree->openCount - 1];
  entry.node = index;
  if (tree->html) {
    if (boundsParagraph(tag)) entry.paragraph = -1;
    if (boundsItem(tag)) entry.item = entry.term = -1;
    if (tag == CLXTagTable) entry.row = entry.cell = -1;
    if (tag == CLXTagTr) entry.cell = -1;
    if (tag == CLXTagParagraph) entry.paragraph = at;
    if (tag == CLXTagLi) entry.item = at;
    if (tag == CLXTagDt || tag == CLXTagDd) entry.term = at;
    if (tag == CLXTagTr) entry.row = at;
    if (tag == CLXTagTd || tag == CLXTagTh) entry.cell = at;
  }
  if (!clx_grow(
          (void **)&tree->open, &tree->openCapacity, tree->openCount + 1, sizeof(CLXOpen))) {
    return fail(tree);
  }
  tree->open[tree->openCount++] = entry;
}

void clx_tree_start(CLXTree *tree, const char *name, const char **attributes) {
  if (tree->document->stop) return;
  CLXTag tag = clx_tag(tree, name);
  if (tree->html) closeImplied(tree, tag);
  int32_t index = (int32_t)tree->document->nodeCount;
  if (!append(tree, tag)) return;
  appendAttributes(tree, index, attributes);
  tree->atBlockEdge = isBlock(tag);
  if (!(tree->html && isVoid(tag))) push(tree, index, tag);
  if (!clx_grow(
          (void **)&tree->reported, &tree->reportedCapacity, tree->reportedCount + 1,
          sizeof(int32_t))) {
    return fail(tree);
  }
  tree->reported[tree->reportedCount++] = index;
}

void clx_tree_end(CLXTree *tree) {
  if (tree->document->stop || !tree->reportedCount) return;
  int32_t index = tree->reported[--tree->reportedCount];
  // Open elements have growing indices, so one that was closed already lies above the last open.
  if (!tree->openCount || tree->open[tree->openCount - 1].node < index) return;
  size_t count = tree->openCount;
  while (count && tree->open[count - 1].node > index) count--;
  if (!count || tree->open[count - 1].node != index) return;
  closeDownTo(tree, count - 1);
}

void clx_tree_text(CLXTree *tree, const char *text, size_t count, bool raw) {
  CLXDocument *document = tree->document;
  if (document->stop || !count || !tree->openCount) return;
  if (tree->html && tree->atBlockEdge) {
    if (isWhite(text, count)) return;
    tree->atBlockEdge = false;
  }
  int32_t parent = tree->open[tree->openCount - 1].node;
  CLXTag tag = raw ? CLXTagRaw : CLXTagText;
  CLXNode *last = document->nodeCount ? &document->nodes[document->nodeCount - 1] : NULL;
  bool continues = last && last->tag == tag && last->parent == parent
      && last->start + last->length == document->byteCount;
  uint32_t start = (uint32_t)document->byteCount;
  size_t written = appendBytes(tree, text, count);
  if (written == SIZE_MAX) return;
  if (continues) {
    last->length += (uint32_t)written;
    return;
  }
  CLXNode *node = append(tree, tag);
  if (!node) return;
  node->start = start;
  node->length = (uint32_t)written;
}

bool clx_tree_open(CLXTree *tree, bool html) {
  memset(tree, 0, sizeof *tree);
  tree->html = html;
  tree->document = calloc(1, sizeof *tree->document);
  return tree->document && clx_class(tree, 0, 0) == 0;
}

void clx_tree_close(CLXTree *tree) {
  closeDownTo(tree, 0);
  free(tree->open);
  free(tree->reported);
  free(tree->classTable.slots);
  free(tree->nameTable.slots);
}

void clx_free(CLXDocument *document) {
  if (!document) return;
  free(document->nodes);
  free(document->attributes);
  free(document->bytes);
  free(document->classes);
  free(document->names);
  free(document);
}
