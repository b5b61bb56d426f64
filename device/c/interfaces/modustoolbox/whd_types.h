/* Part of cy_wcm.h here. */
#include "cy_wcm.h"
