#ifndef LINEAR_H
#define LINEAR_H
#include <stdint.h>

/// Whole numbers of seven bits with a step for each output.
typedef struct {
  /// Both in sixteens.
  int inputs, outputs;
  /// Blocks of sixteen outputs: four inputs of each, then the next four of each.
  int8_t *packed;
  /// For each eight outputs, in which order `linear.c` has their runs added; NULL where there is no
  /// AVX2.
  uint16_t *runs;
  /// What each input is multiplied with first, so that large ones leave the others their precision
  /// (SmoothQuant; Xiao et al., 2022).
  const float *gains;
  const float *scales, *bias;
  /// What an input of 128, which stands for 0, adds to each output.
  int32_t *sums;
} linear;

/// Lays out weights, each output's inputs together, for the kernels.
///
/// - orders_runs: whether the kernels for AVX2 may be asked for.
/// Returns 0, or -1 when a weight has more than seven bits or there is no memory.
int linear_pack(linear *, const int8_t *weights, int orders_runs);
void linear_close(linear *);

/// Numbers of `runs` for each eight outputs: how many runs are sums of four, how many of two, and all
/// runs, those first; a run is sixteen inputs.
static inline int linear_runs_width(const linear *l) { return 2 + l->inputs / 16; }

#endif
