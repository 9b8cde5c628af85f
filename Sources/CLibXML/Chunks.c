#include "Chunks.h"

#include <string.h>

static int take(void *context, char *buffer, int length) {
  CLXChunks *chunks = context;
  size_t count = chunks->left < (size_t)length ? chunks->left : (size_t)length;
  memcpy(buffer, chunks->next, count);
  chunks->next += count;
  chunks->left -= count;
  return (int)count;
}

bool clx_chunks_open(CLXChunks *chunks, xmlParserCtxtPtr parser) {
  xmlParserInputBufferPtr buffer =
      xmlParserInputBufferCreateIO(take, NULL, chunks, XML_CHAR_ENCODING_NONE);
  if (!buffer) return false;
  xmlParserInputPtr input = xmlNewIOInputStream(parser, buffer, XML_CHAR_ENCODING_NONE);
  if (!input) {
    xmlFreeParserInputBuffer(buffer);
    return false;
  }
  if (inputPush(parser, input) < 0) return false;
  xmlSwitchEncoding(parser, XML_CHAR_ENCODING_UTF8);
  return true;
}
