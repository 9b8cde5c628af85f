#ifndef CPARSINGDATA_CTHREADWEIGHTS_H
#define CPARSINGDATA_CTHREADWEIGHTS_H
#include <stddef.h>

/// The text form of the recovery model, without a final zero.
const unsigned char *thread_weights_bytes(void);
size_t thread_weights_length(void);

#endif
