/* Part of wiced.h here. */
#include "wiced.h"
