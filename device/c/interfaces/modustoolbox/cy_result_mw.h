/* Part of cy_result.h here. */
#include "cy_result.h"
