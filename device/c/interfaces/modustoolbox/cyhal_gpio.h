/* Part of cyhal.h here. */
#include "cyhal.h"
