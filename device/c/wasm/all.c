/* The whole port as one unit. */
#define _GNU_SOURCE
#include "host.c"
#include "loop.c"
#include "thread.c"
#include "../port/all.c"
