#include "CEncoder.h"
#include "linear.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
  const float *gain, *bias;
} norm;

typedef struct {
  linear attended, joined, widened, narrowed;
  norm first, second;
} layer;

struct encoder {
  encoder_shape shape;
  int hidden, heads, layer_count, inner, padded_outputs;
  const uint8_t *vocabulary;
  size_t vocabulary_length;
  /// Numbers of four bits, as those of `take_four_bits`, and the step of each group of them.
  const uint8_t *words, *word_steps;
  const int8_t *positions;
  const float *word_scales, *position_scales;
  /// What attention adds for how far the other piece is, by head, from `distance` before to
  /// `distance` behind, as the farthest beyond; NULL when it adds nothing.
  const float *bias;
  int distance;
  linear answers;
  norm input;
  layer *layers;
};

/// The sixteen values of a weight of four bits, in 1/1024 (NormalFloat; Dettmers et al., 2023).
static const int16_t normal_float[16] = {-1024, -713, -538, -404, -291, -189, -93, 0,
                                         81,    165,  252,  346,  451,  576,  740, 1024};
/// Weights of four bits that share a step.
enum { group = 32 };

/// What four bits with a step stand for.
static inline int32_t four_bits(int digit, int step) {
  return (normal_float[digit] * step + 512) >> 10;
}

#define JOIN(a, b) a##_##b
#define JOINED(a, b) JOIN(a, b)
#define KERNEL(name) JOINED(name, ENCODER_NAME)

#if defined(__x86_64__)
#include <immintrin.h>

#define ENCODER_KIND 2
#define ENCODER_NAME avx512
#pragma clang attribute push( \
    __attribute__((target("avx2,avx512f,avx512bw,avx512vl,avx512dq,avx512vnni"))), \
    apply_to = function)
#include "encoder_kernels.inc"
#include "encoder_pass.inc"
#pragma clang attribute pop
#undef ENCODER_KIND
#undef ENCODER_NAME

#define ENCODER_KIND 1
#define ENCODER_NAME avx2
#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#include "encoder_kernels.inc"
#include "encoder_pass.inc"
#pragma clang attribute pop
#undef ENCODER_KIND
#undef ENCODER_NAME
#endif

#define ENCODER_KIND 0
#define ENCODER_NAME plain
#include "encoder_kernels.inc"
#include "encoder_pass.inc"

// MARK: Reading a file

typedef struct {
  const uint8_t *at, *end;
  int failed;
} source;

static const void *take(source *s, size_t count, size_t size) {
  size_t length = (count * size + 3) / 4 * 4;
  if (s->failed || (size_t)(s->end - s->at) < length) {
    s->failed = 1;
    return NULL;
  }
  const void *p = s->at;
  s->at += length;
  return p;
}

static void take_norm(source *s, norm *n, int width) {
  n->gain = take(s, width, sizeof(float));
  n->bias = take(s, width, sizeof(float));
}

/// Weights of seven bits from such of four: two a byte, the lower half first, and a step from 0 to
/// 63 for each group. NULL when they are damaged or there is no memory.
static int8_t *take_four_bits(source *s, size_t count) {
  const uint8_t *pairs = take(s, count / 2, 1);
  const uint8_t *steps = take(s, count / group, 1);
  int8_t *weights = s->failed ? NULL : malloc(count);
  for (size_t i = 0; weights && i < count; i += group) {
    int step = steps[i / group];
    // More would be more than seven bits.
    if (step > 63) s->failed = 1;
    int8_t values[16];
    for (int v = 0; v < 16; v++) values[v] = (int8_t)four_bits(v, step);
    for (int k = 0; k < group; k += 2) {
      uint8_t pair = pairs[(i + k) / 2];
      weights[i + k] = values[pair & 15];
      weights[i + k + 1] = values[pair >> 4];
    }
  }
  return weights;
}

static void take_linear(source *s, linear *l, int inputs, int outputs, int bits) {
  l->inputs = inputs;
  l->outputs = outputs;
  l->gains = take(s, inputs, sizeof(float));
  int8_t *expanded = bits == 4 ? take_four_bits(s, (size_t)inputs * outputs) : NULL;
  const int8_t *weights = bits == 4 ? expanded : take(s, (size_t)inputs * outputs, 1);
  l->scales = take(s, outputs, sizeof(float));
  l->bias = take(s, outputs, sizeof(float));
  if (s->failed || !weights || linear_pack(l, weights, encoder_best() >= ENCODER_AVX2) != 0)
    s->failed = 1;
  free(expanded);
}

static const uint8_t magic[8] = {'W', 'R', 'E', 'N', 'C', '0', '0', '2'};

encoder *encoder_open(const uint8_t *bytes, size_t length, const encoder *words) {
  source s = {bytes, bytes + length, (uintptr_t)bytes % 4 != 0};
  const uint8_t *head = take(&s, 8, 1);
  const int32_t *sizes = take(&s, 11, sizeof(int32_t));
  if (s.failed || memcmp(head, magic, 8) != 0) return NULL;
  encoder *e = calloc(1, sizeof *e);
  if (!e) return NULL;
  e->shape = (encoder_shape){sizes[0], sizes[1], sizes[2]};
  e->hidden = sizes[3];
  e->heads = sizes[4];
  e->layer_count = sizes[5];
  e->inner = sizes[6];
  e->padded_outputs = sizes[7];
  int h = e->hidden;
  e->distance = sizes[9];
  int bits = sizes[10];
  int has_strings = sizes[8] > 0;
  int is_sound = e->shape.vocabulary > 0 && e->shape.vocabulary < 1 << 20 && sizes[1] > 0 && sizes[1] <= 4096 &&
      sizes[2] > 0 && sizes[2] <= sizes[7] && sizes[7] % 16 == 0 && sizes[7] <= 4096 && h > 0 && h % group == 0 && h <= 4096 &&
      e->heads > 0 && h % e->heads == 0 && (h / e->heads) % 16 == 0 && e->layer_count > 0 &&
      e->layer_count <= 64 && e->inner > 0 && e->inner % 16 == 0 && e->inner <= 16384 &&
      sizes[9] >= 0 && sizes[9] <= 4096 && (bits == 7 || (bits == 4 && e->inner % group == 0)) &&
      (has_strings || (words && words->shape.vocabulary == e->shape.vocabulary));
  if (!is_sound) {
    free(e);
    return NULL;
  }
  e->vocabulary_length = has_strings ? (size_t)sizes[8] : words->vocabulary_length;
  e->vocabulary = has_strings ? take(&s, e->vocabulary_length, 1) : words->vocabulary;
  e->words = take(&s, (size_t)e->shape.vocabulary * (h / 2), 1);
  e->word_steps = take(&s, (size_t)e->shape.vocabulary * (h / group), 1);
  e->word_scales = take(&s, e->shape.vocabulary, sizeof(float));
  e->positions = take(&s, (size_t)e->shape.positions * h, 1);
  e->position_scales = take(&s, e->shape.positions, sizeof(float));
  if (e->distance) e->bias = take(&s, (size_t)e->heads * (2 * e->distance + 1), sizeof(float));
  take_norm(&s, &e->input, h);
  e->layers = calloc(e->layer_count, sizeof *e->layers);
  if (!e->layers) s.failed = 1;
  for (int i = 0; i < e->layer_count && !s.failed; i++) {
    layer *l = &e->layers[i];
    take_linear(&s, &l->attended, h, 3 * h, bits);
    take_linear(&s, &l->joined, h, h, bits);
    take_norm(&s, &l->first, h);
    take_linear(&s, &l->widened, h, e->inner, bits);
    take_linear(&s, &l->narrowed, e->inner, h, bits);
    take_norm(&s, &l->second, h);
  }
  take_linear(&s, &e->answers, h, e->padded_outputs, 7);
  if (s.failed || s.at != s.end) {
    encoder_close(e);
    return NULL;
  }
  return e;
}

void encoder_close(encoder *e) {
  if (!e) return;
  for (int i = 0; e->layers && i < e->layer_count; i++) {
    linear_close(&e->layers[i].attended);
    linear_close(&e->layers[i].joined);
    linear_close(&e->layers[i].widened);
    linear_close(&e->layers[i].narrowed);
  }
  linear_close(&e->answers);
  free(e->layers);
  free(e);
}

encoder_shape encoder_lengths(const encoder *e) { return e->shape; }

const uint8_t *encoder_vocabulary(const encoder *e, size_t *length) {
  *length = e->vocabulary_length;
  return e->vocabulary;
}

encoder_kind encoder_best(void) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw") &&
      __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq"))
    return ENCODER_AVX512;
  if (__builtin_cpu_supports("avx2")) return ENCODER_AVX2;
#endif
  return ENCODER_PLAIN;
}

/// Whether a window's pieces can be read, and its marks are among them.
static int is_sound(const encoder *e, const encoder_window *window, const int32_t *marks) {
  if (window->count < 1 || window->count > e->shape.positions || window->mark_count < 0) return 0;
  for (int32_t i = 0; i < window->mark_count; i++)
    if (marks[window->marks + i] < 0 || marks[window->marks + i] >= window->count) return 0;
  return 1;
}

int encoder_read(
    const encoder *e, encoder_kind kind, const int32_t *pieces, const int32_t *marks,
    const encoder_window *windows, int32_t window_count, float *out) {
  if (kind > encoder_best()) return -1;
  for (int32_t i = 0; i < window_count; i++)
    if (!is_sound(e, &windows[i], marks)) return -1;
  switch (kind) {
#if defined(__x86_64__)
  case ENCODER_AVX512: return pass_avx512(e, pieces, marks, windows, window_count, out);
  case ENCODER_AVX2: return pass_avx2(e, pieces, marks, windows, window_count, out);
#endif
  default: return pass_plain(e, pieces, marks, windows, window_count, out);
  }
}
