/* Part of mdns.h here. */
#include "mdns.h"
