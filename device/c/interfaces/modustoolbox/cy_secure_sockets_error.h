/* Part of cy_secure_sockets.h here. */
#include "cy_secure_sockets.h"
