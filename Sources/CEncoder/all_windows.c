// Many windows on all processors: each thread takes the next one that none has taken.
#include "CEncoder.h"

#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

enum { most_threads = 16 };

typedef struct {
  const encoder *encoder;
  const int32_t *pieces, *marks;
  const encoder_window *windows;
  int32_t window_count;
  float *out;
  atomic_int next, has_failed;
} work;

/// Reads one window; returns 0 when there is none left.
static int read_next(work *w) {
  int i = atomic_fetch_add(&w->next, 1);
  if (i >= w->window_count || atomic_load(&w->has_failed)) return 0;
  const encoder_window *window = &w->windows[i];
  size_t outputs = (size_t)encoder_lengths(w->encoder).outputs;
  int failed = encoder_read(
      w->encoder, encoder_best(), w->pieces + window->pieces, window->count,
      w->marks + window->marks, window->mark_count, w->out + (size_t)window->marks * outputs);
  if (failed) atomic_store(&w->has_failed, 1);
  return 1;
}

static void *help(void *context) {
  while (read_next(context)) {
  }
  return NULL;
}

int encoder_read_all(
    const encoder *encoder, const int32_t *pieces, const int32_t *marks,
    const encoder_window *windows, int32_t window_count, float *out, int (*goes_on)(void *),
    void *context) {
  work w = {encoder, pieces, marks, windows, window_count, out, 0, 0};
  long processors = sysconf(_SC_NPROCESSORS_ONLN);
  pthread_t helpers[most_threads];
  int count = 0;
  while (count < most_threads && count + 1 < processors && count + 1 < window_count) {
    if (pthread_create(&helpers[count], NULL, help, &w) != 0) break;
    count++;
  }
  do {
    if (!goes_on(context)) atomic_store(&w.has_failed, 1);
  } while (read_next(&w));
  for (int i = 0; i < count; i++) pthread_join(helpers[i], NULL);
  return atomic_load(&w.has_failed) ? -1 : 0;
}
