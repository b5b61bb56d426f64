/* Part of cy_network.h here. */
#include "cy_network.h"
