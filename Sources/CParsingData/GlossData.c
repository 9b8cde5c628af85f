// The word list of Parsing/Gloss, embedded so that the program starts without opening a file.
#include "GlossData.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char german[] = {
#embed "../Parsing/Gloss/german-english.txt"
};

const unsigned char *gloss_data_bytes(void) { return german; }

size_t gloss_data_length(void) { return sizeof german; }
