#ifndef CPARSINGDATA_FACTSDATA_H
#define CPARSINGDATA_FACTSDATA_H
#include <stddef.h>

/// The data files of the facts, in the order in which the lexicon reads them.
enum facts_data {
  FACTS_DATA_WORDS,
  FACTS_DATA_PLACES,
  FACTS_DATA_PEOPLE,
  FACTS_DATA_ORGANISATIONS,
  FACTS_DATA_EQUIPMENT,
  FACTS_DATA_EVENTS,
  FACTS_DATA_GIVEN_NAMES,
  FACTS_DATA_GLOSSARY,
  FACTS_DATA_COUNT
};

/// First byte of a file's text, which lives as long as the program; NULL for an unknown number.
const unsigned char *facts_data_bytes(int file);

/// Length of a file's text in bytes; 0 for an unknown number.
size_t facts_data_length(int file);

#endif
