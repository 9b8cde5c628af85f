// Interning of element names, attribute names and class values: see Names.c.
#ifndef CLX_NAMES_H
#define CLX_NAMES_H

#include "Tree.h"

CLXTag clx_tag(CLXTree *_Nonnull tree, const char *_Nonnull name);
int32_t clx_key(CLXTree *_Nonnull tree, const char *_Nonnull name);
int32_t clx_class(CLXTree *_Nonnull tree, uint32_t start, uint32_t length);

bool clx_grow(void *_Nullable *_Nonnull array, size_t *_Nonnull capacity, size_t needed, size_t size);

#endif
