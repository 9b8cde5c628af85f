#ifndef CPARSINGDATA_H
#define CPARSINGDATA_H
#include "FactsData.h"

#endif
