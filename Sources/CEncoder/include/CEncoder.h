#ifndef CENCODER_H
#define CENCODER_H
#include <stddef.h>
#include <stdint.h>

/// A small transformer that reads lines of text in context (BERT; Devlin et al., 2018; or with what
/// attention adds for the distance of two pieces, MPNet; Song et al., 2020).
///
/// Weights are whole numbers of seven bits, activations of eight; sums of products are exact, and
/// sums of fractions are taken in one fixed order, so that every processor gives the same bits.
typedef struct encoder encoder;

/// Lengths that an encoder has.
typedef struct {
  /// Word pieces in the vocabulary.
  int32_t vocabulary;
  /// Pieces in one window at most.
  int32_t positions;
  /// Numbers given for each mark.
  int32_t outputs;
} encoder_shape;

/// The encoder that the program was built with, made ready at the first call, from any thread;
/// NULL when there is no memory for it or it is damaged. It lives as long as the program.
const encoder *encoder_bundled(void);

/// The same, for one that reads a sentence by itself: the mean of what it gives for all pieces stands
/// for the sentence's meaning (Sentence-BERT; Reimers and Gurevych, 2019).
const encoder *encoder_bundled_sentences(void);

/// Makes an encoder from a file's bytes, which must live as long as it; NULL when they are damaged.
///
/// - words: an encoder with the same word pieces, when the file does not spell them; it must live as
///   long. May be NULL.
encoder *encoder_open(const uint8_t *bytes, size_t length, const encoder *words);
void encoder_close(encoder *);

encoder_shape encoder_lengths(const encoder *);

/// The word pieces, each ended by a line feed, in the order of their numbers.
const uint8_t *encoder_vocabulary(const encoder *, size_t *length);

/// Ways to work it out, each for processors with more than the one before.
typedef enum { ENCODER_PLAIN, ENCODER_AVX2, ENCODER_AVX512 } encoder_kind;

/// The best that this processor can.
encoder_kind encoder_best(void);

/// A window of many: where its pieces and its marks begin, and how many there are.
typedef struct {
  int32_t pieces, count, marks, mark_count;
} encoder_window;

/// Reads windows, which costs less for several short ones than one by one.
///
/// - kind: at most the best.
/// - pieces: numbers of word pieces; one outside of the vocabulary reads as 0. Each window has from 1
///   to the shape's positions.
/// - marks: the places in their window that numbers are wanted of.
/// - out: `outputs` numbers for each mark, where it stands among the marks.
/// Returns 0, or -1 when a length or a mark is out of range or there is no memory.
int encoder_read(
    const encoder *, encoder_kind kind, const int32_t *pieces, const int32_t *marks,
    const encoder_window *windows, int32_t window_count, float *out);

/// Reads many windows on all processors, as `encoder_read`.
///
/// - goes_on: asked now and then on the calling thread; 0 stops.
/// Returns 0, or -1 when it was stopped or a window could not be read.
int encoder_read_all(
    const encoder *, const int32_t *pieces, const int32_t *marks, const encoder_window *windows,
    int32_t window_count, float *out, int (*goes_on)(void *), void *context);

#endif
