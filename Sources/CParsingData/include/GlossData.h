#ifndef CPARSINGDATA_GLOSSDATA_H
#define CPARSINGDATA_GLOSSDATA_H
#include <stddef.h>

/// German words with what they are in English, a line each, without a final zero.
const unsigned char *gloss_data_bytes(void);
size_t gloss_data_length(void);

#endif
