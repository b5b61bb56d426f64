/* The native carrier as one unit: it compiles in a third of the time, and its parts stay hidden. */
#define _GNU_SOURCE
#include "channel.c"
#include "console.c"
#include "crash.c"
#include "fiber.c"
#include "limits.c"
#include "loop.c"
#include "start.c"
#include "switch.c"
#include "../port/wwep_console.c"
#include "../port/wwep_libc.c"
#include "../port/wwep_ticks.c"
