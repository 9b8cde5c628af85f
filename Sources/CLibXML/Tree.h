// The tree that both parsers build: see Tree.c.
#ifndef CLX_TREE_H
#define CLX_TREE_H

#include "CLibXML.h"

// One element that is still open, with the places on the stack that HTML's implied end tags ask for.
// Each is inherited from the enclosing element, so that no search goes up a deep stack.
typedef struct {
  int32_t node;
  int32_t paragraph;  // innermost open <p> in scope, else -1
  int32_t item;       // innermost open <li>
  int32_t term;       // innermost open <dt> or <dd>
  int32_t row;        // innermost open <tr>
  int32_t cell;       // innermost open <td> or <th>
} CLXOpen;

typedef struct {
  int32_t *_Nullable slots;
  size_t capacity;
  size_t used;
} CLXTable;

typedef struct {
  CLXDocument *_Nonnull document;
  bool html;
  size_t nodeCapacity, attributeCapacity, byteCapacity, classCapacity, nameCapacity;
  CLXOpen *_Nullable open;
  size_t openCount, openCapacity;
  int32_t *_Nullable reported;  // node of each element that libxml2 holds open
  size_t reportedCount, reportedCapacity;
  CLXTable classTable, nameTable;
  bool atBlockEdge;  // nothing but white space since a block began or ended
  uint64_t work;  // comparisons that libxml2 spent on stray end tags
} CLXTree;

bool clx_tree_open(CLXTree *_Nonnull tree, bool html);
void clx_tree_close(CLXTree *_Nonnull tree);

void clx_tree_start(
    CLXTree *_Nonnull tree, const char *_Nonnull name, const char *_Nullable *_Nullable attributes);
void clx_tree_end(CLXTree *_Nonnull tree);
void clx_tree_text(CLXTree *_Nonnull tree, const char *_Nonnull text, size_t count, bool raw);

#endif
