#ifndef CPARSINGDATA_H
#define CPARSINGDATA_H
#include "FactsData.h"
#include <stddef.h>
#include "CThreadWeights.h"
#include "GlossData.h"

#endif
