// Feeds a parser from memory piece by piece, so that libxml2 does not copy a large source whole.
#ifndef CLX_CHUNKS_H
#define CLX_CHUNKS_H

#include <libxml/parserInternals.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
  const uint8_t *_Nonnull next;
  size_t left;
} CLXChunks;

/// Makes `chunks`, which must outlive the parse, the parser's input, read as UTF-8.
bool clx_chunks_open(CLXChunks *_Nonnull chunks, xmlParserCtxtPtr _Nonnull parser);

#endif
