#ifndef CPARSINGDATA_CTHREADWEIGHTS_H
#define CPARSINGDATA_CTHREADWEIGHTS_H
#include <stddef.h>

/// The recovery models: one that reads lines by themselves, one that reads them with the encoder.
typedef enum { THREAD_WEIGHTS_QUICK, THREAD_WEIGHTS_CLOSE } thread_weights;

/// The text form of a recovery model, without a final zero.
const unsigned char *thread_weights_bytes(thread_weights which);
size_t thread_weights_length(thread_weights which);

#endif
