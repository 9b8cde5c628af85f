// The data files of Parsing/Facts, embedded so that the program starts without opening a file.
#include "FactsData.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char words[] = {
#embed "../Parsing/Facts/Data/words.txt"
};
static const unsigned char places[] = {
#embed "../Parsing/Facts/Data/places.txt"
};
static const unsigned char people[] = {
#embed "../Parsing/Facts/Data/people.txt"
};
static const unsigned char organisations[] = {
#embed "../Parsing/Facts/Data/organisations.txt"
};
static const unsigned char equipment[] = {
#embed "../Parsing/Facts/Data/equipment.txt"
};
static const unsigned char events[] = {
#embed "../Parsing/Facts/Data/events.txt"
};
static const unsigned char given_names[] = {
#embed "../Parsing/Facts/Data/given-names.txt"
};
static const unsigned char glossary[] = {
#embed "../Parsing/Facts/Data/glossary.txt"
};

static const struct {
  const unsigned char *bytes;
  size_t length;
} files[FACTS_DATA_COUNT] = {
    [FACTS_DATA_WORDS] = {words, sizeof words},
    [FACTS_DATA_PLACES] = {places, sizeof places},
    [FACTS_DATA_PEOPLE] = {people, sizeof people},
    [FACTS_DATA_ORGANISATIONS] = {organisations, sizeof organisations},
    [FACTS_DATA_EQUIPMENT] = {equipment, sizeof equipment},
    [FACTS_DATA_EVENTS] = {events, sizeof events},
    [FACTS_DATA_GIVEN_NAMES] = {given_names, sizeof given_names},
    [FACTS_DATA_GLOSSARY] = {glossary, sizeof glossary},
};

const unsigned char *facts_data_bytes(int file) {
  return file >= 0 && file < FACTS_DATA_COUNT ? files[file].bytes : NULL;
}

size_t facts_data_length(int file) {
  return file >= 0 && file < FACTS_DATA_COUNT ? files[file].length : 0;
}
