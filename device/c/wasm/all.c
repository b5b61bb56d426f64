/* The wasm carrier as one unit. */
#define _GNU_SOURCE
#include "errno.c"
#include "host.c"
#include "loop.c"
#include "thread.c"
#include "../port/wwep_console.c"
#include "../port/wwep_libc.c"
#include "../port/wwep_ticks.c"
