// The layout of weights. AVX2 multiplies bytes to sums of two products in sixteen bits, which then take
// an instruction of their own to become 32. Two sums of two, or four, are added before that where the
// weights are small enough that no input could make them overflow: the sums stay exact, with fewer
// instructions.
#include "linear.h"

#include <stdlib.h>
#include <string.h>

/// Weights of one sign that inputs of 255 can meet: 128 · 255 is below 2¹⁵.
enum { most = 128 };

typedef int8_t weights __attribute__((vector_size(16)));
typedef uint16_t pairs __attribute__((vector_size(16)));

/// Sums of each two weights that stand side by side, none of them negative.
static pairs pairs_of(weights w) {
  pairs p;
  memcpy(&p, &w, sizeof p);
  return (p & 0xFF) + (p >> 8);
}

static int fit(pairs sums) {
  pairs large = (pairs)(sums > most);
  uint64_t halves[2];
  memcpy(halves, &large, sizeof halves);
  return (halves[0] | halves[1]) == 0;
}

/// How many sums of two products may be added in sixteen bits: 4, 2 or 1.
///
/// - packed: sixteen weights of each of four outputs, four by four.
static int length_of(const int8_t *packed) {
  pairs above[4], below[4];
  for (int four = 0; four < 4; four++) {
    weights w;
    memcpy(&w, packed + four * 64, sizeof w);
    above[four] = pairs_of(w & (w > 0));
    below[four] = pairs_of(-(w & (w < 0)));
  }
  pairs first = above[0] + above[1], second = above[2] + above[3];
  pairs first_below = below[0] + below[1], second_below = below[2] + below[3];
  if (fit(first + second) && fit(first_below + second_below)) return 4;
  return fit(first) && fit(second) && fit(first_below) && fit(second_below) ? 2 : 1;
}

/// Sets the order of the runs of eight outputs.
static void order_runs(const linear *l, const int8_t *packed, uint16_t *out) {
  uint16_t count = (uint16_t)(l->inputs / 16);
  uint16_t *next = out + 2;
  uint8_t lengths[count];
  for (int i = 0; i < count; i++) {
    int first = length_of(packed + (size_t)i * 256), second = length_of(packed + (size_t)i * 256 + 16);
    lengths[i] = (uint8_t)(first < second ? first : second);
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
