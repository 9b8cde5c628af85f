#include "CParsingData.h"
