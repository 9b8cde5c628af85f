#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#include "Chunks.h"
#include "Tree.h"

// Comparisons that one page may cost with end tags that libxml2 looks for in vain. Each is about
// two nanoseconds; a page that is not built to be slow stays a thousand times below.
static const uint64_t workLimit = 500000000;

static void started(void *context, const xmlChar *name, const xmlChar **attributes) {
  clx_tree_start(context, (const char *)name, (const char **)attributes);
}

static void ended(void *context, const xmlChar *name) {
  (void)name;
  clx_tree_end(context);
}

static void text(void *context, const xmlChar *bytes, int count) {
  clx_tree_text(context, (const char *)bytes, (size_t)count, false);
}

static void raw(void *context, const xmlChar *bytes, int count) {
  clx_tree_text(context, (const char *)bytes, (size_t)count, true);
}

static void reported(void *context, xmlErrorPtr error) {
  htmlParserCtxtPtr parser = error->ctxt;
  CLXTree *tree = context;
  if (error->code != XML_ERR_TAG_NAME_MISMATCH || !parser) return;
  tree->work += (uint64_t)parser->nameNr;
  if (tree->work > workLimit) {
    tree->document->stop = CLXStopWork;
    xmlStopParser(parser);
  }
}

CLXDocument *clx_parse_html(const uint8_t *bytes, size_t count) {
  CLXTree tree;
  if (count > INT32_MAX - 1 || !clx_tree_open(&tree, true)) return NULL;
  xmlSAXHandler handler;
  memset(&handler, 0, sizeof handler);
  handler.initialized = XML_SAX2_MAGIC;  // or `serror` is not called
  handler.startElement = started;
  handler.endElement = ended;
  handler.characters = text;
  handler.ignorableWhitespace = text;
  handler.cdataBlock = raw;
  handler.serror = reported;
  CLXChunks chunks = {bytes, count};
  htmlParserCtxtPtr parser = htmlNewParserCtxt();
  if (parser && clx_chunks_open(&chunks, parser)) {
    htmlCtxtUseOptions(
        parser,
        HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_COMPACT | HTML_PARSE_IGNORE_ENC);
    *parser->sax = handler;
    parser->userData = &tree;
    htmlParseDocument(parser);
    if (parser->myDoc) xmlFreeDoc(parser->myDoc);
  } else {
    tree.document->stop = CLXStopMemory;
  }
  if (parser) htmlFreeParserCtxt(parser);
  clx_tree_close(&tree);
  return tree.document;
}
