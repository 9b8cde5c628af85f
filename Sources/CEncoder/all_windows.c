// Many windows on all processors: each thread takes the next ones that none has taken.
#include "CEncoder.h"

#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

enum {
  most_threads = 16,
  /// Pieces of short windows that are read at once: then the weights, which do not fit near the processor,
  /// are fetched once for all of them.
  pieces_at_once = 128
};

typedef struct {
  const encoder *encoder;
  const int32_t *pieces, *marks;
  const encoder_window *windows;
  int32_t window_count;
  float *out;
  pthread_mutex_t lock;
  /// The first window that none has taken.
  int32_t next;
  atomic_int has_failed;
} work;

/// Takes windows that are read at once, from `first` on; returns how many.
static int32_t take(work *w, int32_t *first) {
  pthread_mutex_lock(&w->lock);
  *first = w->next;
  int32_t pieces = 0;
  while (w->next < w->window_count &&
         (w->next == *first || pieces + w->windows[w->next].count <= pieces_at_once))
    pieces += w->windows[w->next++].count;
  int32_t count = w->next - *first;
  pthread_mutex_unlock(&w->lock);
  return count;
}

/// Reads what comes next; returns 0 when there is nothing left.
static int read_next(work *w) {
  int32_t first;
  int32_t count = atomic_load(&w->has_failed) ? 0 : take(w, &first);
  if (count == 0) return 0;
  if (encoder_read(
          w->encoder, encoder_best(), w->pieces, w->marks, w->windows + first, count, w->out) != 0)
    atomic_store(&w->has_failed, 1);
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
  work w = {encoder, pieces, marks, windows, window_count, out, PTHREAD_MUTEX_INITIALIZER, 0, 0};
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
