/* The loader puts calls to these into loops. */
#include "wasm.h"

static uint32_t rounds_left = BLOCKS_A_TICK;

static void tick(void) {
    rounds_left = BLOCKS_A_TICK;
    carrier_tick(0);
}

EXPORT("wwep_loop") void loop_round(void) {
    if (--rounds_left == 0) {
        tick();
    }
}

/* A loop that does nothing. */
EXPORT("wwep_loop_endless") void loop_endless(void) {
    carrier_park(0);
}
