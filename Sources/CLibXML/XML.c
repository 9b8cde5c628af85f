#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <stdlib.h>
#include <string.h>

#include "Chunks.h"
#include "Tree.h"

typedef struct {
  CLXTree tree;  // first: callbacks take either
  xmlParserCtxtPtr parser;
  xmlEntity entity;
  xmlChar content[8];
} XMLState;

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

// Feeds use HTML's entities without declaring them. Entities that a document declares itself are
// never kept, so nothing can be expanded and nothing outside is read. The five of XML come here too
// (XML_PARSE_OLDSAX): after its first error libxml2 drops every reference, even `&amp;`, unless the
// document is called well formed again.
static xmlEntityPtr entity(void *context, const xmlChar *name) {
  XMLState *state = context;
  state->parser->wellFormed = 1;
  const htmlEntityDesc *known = htmlEntityLookup(name);
  if (!known) return NULL;
  int length = xmlCopyCharMultiByte(state->content, (int)known->value);
  state->content[length] = 0;
  state->entity.type = XML_ENTITY_DECL;
  state->entity.name = name;
  state->entity.etype = XML_INTERNAL_PREDEFINED_ENTITY;
  state->entity.content = state->content;
  state->entity.orig = state->content;
  state->entity.length = length;
  return &state->entity;
}

static void silent(void *context, xmlErrorPtr error) {
  (void)context;
  (void)error;
}

CLXDocument *clx_parse_xml(const uint8_t *bytes, size_t count) {
  XMLState *state = calloc(1, sizeof *state);
  if (!state) return NULL;
  if (count > INT32_MAX - 1 || !clx_tree_open(&state->tree, false)) {
    free(state);
    return NULL;
  }
  xmlSAXHandler handler;
  memset(&handler, 0, sizeof handler);
  handler.initialized = 1;  // names as written: "content:encoded"
  handler.startElement = started;
  handler.endElement = ended;
  handler.characters = text;
  handler.ignorableWhitespace = text;
  handler.cdataBlock = text;
  handler.getEntity = entity;
  CLXChunks chunks = {bytes, count};
  xmlParserCtxtPtr parser = xmlNewParserCtxt();
  state->parser = parser;
  if (parser && clx_chunks_open(&chunks, parser)) {
    xmlCtxtUseOptions(
        parser,
        XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_NOERROR
            | XML_PARSE_NOWARNING | XML_PARSE_SAX1 | XML_PARSE_OLDSAX
            | XML_PARSE_IGNORE_ENC);
    *parser->sax = handler;
    parser->userData = state;
    xmlSetStructuredErrorFunc(NULL, silent);
    xmlParseDocument(parser);
    xmlSetStructuredErrorFunc(NULL, NULL);
    if (parser->myDoc) xmlFreeDoc(parser->myDoc);
  } else {
    state->tree.document->stop = CLXStopMemory;
  }
  if (parser) xmlFreeParserCtxt(parser);
  clx_tree_close(&state->tree);
  CLXDocument *document = state->tree.document;
  free(state);
  return document;
}
