#include "Names.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#define CLX_NAME(id, name) name,
static const char *const tagNames[] = {"", "", CLX_TAGS(CLX_NAME)};
static const char *const keyNames[] = {CLX_KEYS(CLX_NAME)};

// Known names are found through two small open hash tables that never change once filled.
enum { knownSlots = 512 };
static int16_t tagSlots[knownSlots], keySlots[knownSlots];
static pthread_once_t filled = PTHREAD_ONCE_INIT;

static uint32_t hash(const uint8_t *bytes, size_t count) {
  uint32_t h = 2166136261u;  // FNV-1a
  for (size_t i = 0; i < count; i++) h = (h ^ bytes[i]) * 16777619u;
  return h ^ h >> 15;
}

static void fill(int16_t *slots, const char *const *names, int first, int count) {
  for (int i = 0; i < knownSlots; i++) slots[i] = -1;
  for (int i = first; i < count; i++) {
    uint32_t at = hash((const uint8_t *)names[i], strlen(names[i])) % knownSlots;
    while (slots[at] >= 0) at = (at + 1) % knownSlots;
    slots[at] = (int16_t)i;
  }
}

static void fillAll(void) {
  fill(tagSlots, tagNames, CLXTagHtml, CLXTagCount);
  fill(keySlots, keyNames, 0, CLXKeyCount);
}

static int known(const int16_t *slots, const char *const *names, const char *name, size_t count) {
  uint32_t at = hash((const uint8_t *)name, count) % knownSlots;
  for (; slots[at] >= 0; at = (at + 1) % knownSlots) {
    if (strcmp(names[slots[at]], name) == 0) return slots[at];
  }
  return -1;
}

bool clx_grow(void **array, size_t *capacity, size_t needed, size_t size) {
  if (needed <= *capacity) return true;
  size_t wanted = *capacity < 64 ? 64 : *capacity + *capacity / 2;
  if (wanted < needed) wanted = needed;
  void *grown = realloc(*array, wanted * size);
  if (!grown) return false;
  *array = grown;
  *capacity = wanted;
  return true;
}

// Finds `bytes` among `ranges` or adds it as the next one. Returns its number, -1 without memory.
static int32_t intern(
    CLXTree *tree, CLXTable *table, CLXRange **ranges, size_t *count, size_t *capacity,
    const uint8_t *bytes, uint32_t start, uint32_t length, bool copied) {
  CLXDocument *document = tree->document;
  if (table->used * 2 >= table->capacity) {
    size_t wanted = table->capacity ? table->capacity * 2 : 256;
    int32_t *slots = malloc(wanted * sizeof *slots);
    if (!slots) return -1;
    memset(slots, 0xFF, wanted * sizeof *slots);
    for (size_t i = 0; i < *count; i++) {
      CLXRange r = (*ranges)[i];
      size_t at = hash(document->bytes + r.start, r.length) % wanted;
      while (slots[at] >= 0) at = (at + 1) % wanted;
      slots[at] = (int32_t)i;
    }
    free(table->slots);
    table->slots = slots;
    table->capacity = wanted;
  }
  size_t at = hash(bytes, length) % table->capacity;
  for (; table->slots[at] >= 0; at = (at + 1) % table->capacity) {
    CLXRange r = (*ranges)[table->slots[at]];
    if (r.length == length && memcmp(document->bytes + r.start, bytes, length) == 0) {
      return table->slots[at];
    }
  }
  if (!clx_grow((void **)ranges, capacity, *count + 1, sizeof **ranges)) return -1;
  if (copied) {
    if (!clx_grow(
            (void **)&document->bytes, &tree->byteCapacity, document->byteCount + length, 1)) {
      return -1;
    }
    start = (uint32_t)document->byteCount;
    memcpy(document->bytes + start, bytes, length);
    document->byteCount += length;
  }
  (*ranges)[*count] = (CLXRange){start, length};
  table->slots[at] = (int32_t)*count;
  table->used++;
  return (int32_t)(*count)++;
}

static int32_t other(CLXTree *tree, const char *name, size_t count) {
  CLXDocument *document = tree->document;
  return intern(
      tree, &tree->nameTable, &document->names, &document->nameCount, &tree->nameCapacity,
      (const uint8_t *)name, 0, (uint32_t)count, true);
}

CLXTag clx_tag(CLXTree *tree, const char *name) {
  pthread_once(&filled, fillAll);
  size_t count = strlen(name);
  int found = known(tagSlots, tagNames, name, count);
  if (found >= 0) return (CLXTag)found;
  // In HTML an element that nobody knows is only a container; its name is not kept.
  if (tree->html) return CLXTagCount;
  int32_t number = other(tree, name, count);
  return (CLXTag)(CLXTagCount + (number < 0 ? 0 : number));
}

int32_t clx_key(CLXTree *tree, const char *name) {
  pthread_once(&filled, fillAll);
  size_t count = strlen(name);
  int found = known(keySlots, keyNames, name, count);
  if (found >= 0) return found;
  if (tree->html) return -1;
  int32_t number = other(tree, name, count);
  return number < 0 ? -1 : CLXKeyCount + number;
}

int32_t clx_class(CLXTree *tree, uint32_t start, uint32_t length) {
  CLXDocument *document = tree->document;
  int32_t number = intern(
      tree, &tree->classTable, &document->classes, &document->classCount, &tree->classCapacity,
      document->bytes + start, start, length, false);
  return number < 0 ? 0 : number;
}

static int32_t lookUp(const CLXDocument *document, const char *name, int32_t first) {
  size_t count = strlen(name);
  for (size_t i = 0; i < document->nameCount; i++) {
    CLXRange r = document->names[i];
    if (r.length == count && memcmp(document->bytes + r.start, name, count) == 0) {
      return first + (int32_t)i;
    }
  }
  return -1;
}

int32_t clx_name(const CLXDocument *document, const char *name) {
  pthread_once(&filled, fillAll);
  int found = known(tagSlots, tagNames, name, strlen(name));
  return found >= 0 ? found : lookUp(document, name, CLXTagCount);
}

int32_t clx_key_named(const CLXDocument *document, const char *name) {
  pthread_once(&filled, fillAll);
  int found = known(keySlots, keyNames, name, strlen(name));
  return found >= 0 ? found : lookUp(document, name, CLXKeyCount);
}
