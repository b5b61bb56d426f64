/* Part of cybsp.h here. */
#include "cybsp.h"
