// libxml2 as Importing sees it: markup in, one flat pre-order array of nodes out.
//
// libxml2's SAX parser only reads tokens here; the tree is built beside it (Tree.c), because its own
// stops at depth 256 and follows HTML 4. No network, no DTD, no entity declarations, nothing on stderr.
#ifndef CLIBXML_H
#define CLIBXML_H

#if !__has_include(<libxml2/libxml/HTMLparser.h>)
#error "libxml2 headers not found: apt-get install -y libxml2-dev"
#endif

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "CLibXMLNames.h"

#define CLX_TAG_CASE(id, name) CLXTag##id,
#define CLX_KEY_CASE(id, name) CLXKey##id,

/// Element names that the importers know; others are numbered from `CLXTagCount` on.
typedef enum __attribute__((enum_extensibility(open))) CLXTag : int32_t {
  CLXTagText = 0,
  /// Content of script elements, never markup.
  CLXTagRaw,
  CLX_TAGS(CLX_TAG_CASE) CLXTagCount
} CLXTag;

/// Attribute names that are kept; in HTML all others are dropped, and `class` is only in
/// `CLXNode.classes`.
typedef enum __attribute__((enum_extensibility(open))) CLXKey : int32_t {
  CLX_KEYS(CLX_KEY_CASE) CLXKeyCount
} CLXKey;

/// Loads libxml2, which parsing does by itself; false where the system has none.
bool clx_load(void);

/// Why a parse ended before the end of its input.
typedef enum __attribute__((enum_extensibility(open))) CLXStop : int32_t {
  CLXStopNone = 0,
  CLXStopMemory,
  /// Stray end tags inside deep nesting, which libxml2 searches for again and again.
  CLXStopWork,
} CLXStop;

typedef struct CLXNode {
  CLXTag tag;
  /// Index of the enclosing element, -1 at the top.
  int32_t parent;
  /// One past the last node inside this one.
  int32_t end;
  /// Element: index of the first attribute. Text: offset into the document's bytes.
  uint32_t start;
  /// Element: number of attributes. Text: length in bytes.
  uint32_t length;
  /// Number of the `class` attribute's whole value, the same for equal values; 0 without one.
  int32_t classes;
} CLXNode;

typedef struct CLXAttribute {
  CLXKey key;
  uint32_t start;
  uint32_t length;
} CLXAttribute;

/// A stretch of the document's bytes.
typedef struct CLXRange {
  uint32_t start;
  uint32_t length;
} CLXRange;

typedef struct CLXDocument {
  CLXNode *_Nullable nodes;
  size_t nodeCount;
  CLXAttribute *_Nullable attributes;
  size_t attributeCount;
  /// All text and attribute values, UTF-8 as far as the input was.
  uint8_t *_Nullable bytes;
  size_t byteCount;
  /// The different values of `class`, the first one empty.
  CLXRange *_Nullable classes;
  size_t classCount;
  /// Element and attribute names seen in XML beyond the known ones, from `CLXTagCount` on.
  CLXRange *_Nullable names;
  size_t nameCount;
  CLXStop stop;
} CLXDocument;

/// Reads UTF-8 HTML of any quality. Free the result with `clx_free`; NULL when out of memory.
CLXDocument *_Nullable clx_parse_html(const uint8_t *_Nonnull bytes, size_t count);

/// Reads UTF-8 XML, recovering from what is malformed. Names are kept as written, with their prefix.
CLXDocument *_Nullable clx_parse_xml(const uint8_t *_Nonnull bytes, size_t count);

void clx_free(CLXDocument *_Nullable document);

/// Number of an element name in an XML document, -1 when it does not occur.
int32_t clx_name(const CLXDocument *_Nonnull document, const char *_Nonnull name);

/// The same for an attribute name.
int32_t clx_key_named(const CLXDocument *_Nonnull document, const char *_Nonnull name);

/// Converts text of a named character set to UTF-8, with U+FFFD for what cannot be read.
/// - Returns: bytes to be freed with `clx_free_bytes`; NULL when the set is unknown.
uint8_t *_Nullable clx_convert(
    const char *_Nonnull charset, const uint8_t *_Nonnull bytes, size_t count,
    size_t *_Nonnull resultCount);

void clx_free_bytes(uint8_t *_Nullable bytes);

#endif
