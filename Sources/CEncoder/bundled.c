// The encoders that the program is built with, embedded so that it starts without opening a file.
#include "CEncoder.h"

#include <pthread.h>

#pragma clang diagnostic ignored "-Wc23-extensions"

_Alignas(4) static const uint8_t lines[] = {
#embed "encoder.bin"
};

_Alignas(4) static const uint8_t sentences[] = {
#embed "sentences.bin"
};

static encoder *of_lines, *of_sentences;
static pthread_once_t once_lines = PTHREAD_ONCE_INIT, once_sentences = PTHREAD_ONCE_INIT;

static void make_lines(void) { of_lines = encoder_open(lines, sizeof lines, NULL); }

static void make_sentences(void) {
  of_sentences = encoder_open(sentences, sizeof sentences, encoder_bundled());
}

const encoder *encoder_bundled(void) {
  pthread_once(&once_lines, make_lines);
  return of_lines;
}

const encoder *encoder_bundled_sentences(void) {
  pthread_once(&once_sentences, make_sentences);
  return of_sentences;
}
