// The data files of Parsing, embedded in the program so that it starts without opening a file.
#ifndef CPARSINGDATA_H
#define CPARSINGDATA_H
#include <stddef.h>
#include "CThreadWeights.h"

#endif
