// The weights of thread recovery, embedded so that the program starts without opening a file.
#include "CThreadWeights.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char weights[] = {
#embed "../Parsing/Threads/weights.txt"
};

const unsigned char *thread_weights_bytes(void) { return weights; }

size_t thread_weights_length(void) { return sizeof weights; }
