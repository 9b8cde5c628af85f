// The encoder that the program is built with, embedded so that it starts without opening a file.
#include "CEncoder.h"

#include <pthread.h>

#pragma clang diagnostic ignored "-Wc23-extensions"

_Alignas(4) static const uint8_t file[] = {
#embed "encoder.bin"
};

static encoder *made;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void make(void) { made = encoder_open(file, sizeof file); }

const encoder *encoder_bundled(void) {
  pthread_once(&once, make);
  return made;
}
