#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>

#include "CLibXML.h"

uint8_t *clx_convert(const char *charset, const uint8_t *bytes, size_t count, size_t *resultCount) {
  iconv_t converter = iconv_open("UTF-8", charset);
  if (converter == (iconv_t)-1) return NULL;
  size_t capacity = count + count / 2 + 64, used = 0;
  uint8_t *result = malloc(capacity);
  char *in = (char *)bytes;
  size_t left = count;
  while (result && left) {
    if (capacity - used < 16) {
      uint8_t *grown = realloc(result, capacity *= 2);
      if (!grown) break;
      result = grown;
    }
    char *out = (char *)result + used;
    size_t space = capacity - used - 8;
    size_t status = iconv(converter, &in, &left, &out, &space);
    used = (size_t)((uint8_t *)out - result);
    if (status != (size_t)-1 || errno == E2BIG) continue;
    memcpy(result + used, "\xEF\xBF\xBD", 3);
    used += 3;
    in++;
    left--;
  }
  iconv_close(converter);
  *resultCount = used;
  return result;
}

void clx_free_bytes(uint8_t *bytes) { free(bytes); }
