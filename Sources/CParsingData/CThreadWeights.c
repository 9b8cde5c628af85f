// The weights of thread recovery, embedded so that the program starts without opening a file.
#include "CThreadWeights.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char quick[] = {
#embed "../Parsing/Threads/weights.txt"
};

static const unsigned char close_reading[] = {
#embed "../Parsing/Threads/close-weights.txt"
};

const unsigned char *thread_weights_bytes(thread_weights which) {
  return which == THREAD_WEIGHTS_CLOSE ? close_reading : quick;
}

size_t thread_weights_length(thread_weights which) {
  return which == THREAD_WEIGHTS_CLOSE ? sizeof close_reading : sizeof quick;
}
