// The layout of weights. AVX2 multiplies bytes to sums of two products in sixteen bits, which then take
// an instruction of their own to become 32. Two sums of two, or four, are added before that where the
// weights are small enough that no input could make them overflow: the sums stay exact, with fewer
// instructions.
#include "linear.h"

#include <stdlib.h>
#include <string.h>

/// Weights of one sign that inputs of 255 can meet: 128 · 255 is below 2¹⁵.
enum { most = 128 };

/// Sixteen weights of each of eight outputs.
typedef struct {
  /// Of each four inputs and each pair within them, by output: the sum of the positive weights, and
  /// that of the negative ones.
  int above[4][16], below[4][16];
} run;

static run run_at(const int8_t *packed) {
  run r;
  for (int four = 0; four < 4; four++)
    for (int pair = 0; pair < 16; pair++) {
      int a = packed[four * 64 + pair * 2], b = packed[four * 64 + pair * 2 + 1];
      r.above[four][pair] = (a > 0 ? a : 0) + (b > 0 ? b : 0);
      r.below[four][pair] = (a < 0 ? -a : 0) + (b < 0 ? -b : 0);
    }
  return r;
}

/// How many sums of two products may be added in sixteen bits: 4, 2 or 1.
static int length_of(const run *r) {
  int two = 0, four = 0;
  for (int pair = 0; pair < 16; pair++)
    for (int sign = 0; sign < 2; sign++) {
      const int(*s)[16] = sign ? r->below : r->above;
      int first = s[0][pair] + s[1][pair], second = s[2][pair] + s[3][pair];
      two = first > two ? first : two;
      two = second > two ? second : two;
      four = first + second > four ? first + second : four;
    }
  return four <= most ? 4 : two <= most ? 2 : 1;
}

/// Sets the order of the runs of eight outputs.
static void order_runs(const linear *l, const int8_t *packed, uint16_t *out) {
  uint16_t count = (uint16_t)(l->inputs / 16);
  uint16_t *next = out + 2;
  uint8_t lengths[count];
  for (int i = 0; i < count; i++) {
    run r = run_at(packed + (size_t)i * 256);
    lengths[i] = (uint8_t)length_of(&r);
  }
  out[0] = out[1] = 0;
  for (int length = 4; length > 0; length /= 2)
    for (uint16_t i = 0; i < count; i++)
      if (lengths[i] == length) {
        *next++ = i;
        if (length > 1) out[length == 2]++;
      }
}

int linear_pack(linear *l, const int8_t *weights, int orders_runs) {
  size_t count = (size_t)l->inputs * l->outputs;
  int width = linear_runs_width(l);
  l->packed = malloc(count);
  l->sums = calloc(l->outputs, sizeof *l->sums);
  l->runs = orders_runs ? malloc(sizeof *l->runs * (l->outputs / 8) * width) : NULL;
  if (!l->packed || !l->sums || (orders_runs && !l->runs)) return -1;
  for (size_t i = 0; i < count; i++)
    // Eight bits would overflow the sums of some processors.
    if (weights[i] < -63 || weights[i] > 63) return -1;
  for (int o = 0; o < l->outputs; o++) {
    const int8_t *from = weights + (size_t)o * l->inputs;
    int8_t *to = l->packed + (size_t)(o / 16) * 16 * l->inputs + o % 16 * 4;
    for (int i = 0; i < l->inputs; i += 4) memcpy(to + (size_t)i * 16, from + i, 4);
    int32_t sum = 0;
    for (int i = 0; i < l->inputs; i++) sum += from[i];
    l->sums[o] = 128 * sum;
  }
  for (int o = 0; orders_runs && o < l->outputs; o += 8)
    order_runs(
        l, l->packed + (size_t)(o / 16) * 16 * l->inputs + o % 16 * 4,
        l->runs + (size_t)(o / 8) * width);
  return 0;
}

void linear_close(linear *l) {
  free(l->packed);
  free(l->sums);
  free(l->runs);
}
