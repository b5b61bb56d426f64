/* The loader puts calls to these into loops. */
#include "wasm.h"

/* A loop tells of so many rounds at once. */
#define LOOP_ROUNDS 1024

static int32_t rounds_left = BLOCKS_A_TICK;

void loop_rounds(int32_t rounds) {
    rounds_left -= rounds;
    if (rounds_left <= 0) {
        rounds_left = BLOCKS_A_TICK;
        carrier_tick(0);
    }
}

void carrier_spend(uint32_t blocks) {
    rounds_left = rounds_left > (int32_t)blocks ? rounds_left - (int32_t)blocks : 0;
}

EXPORT("wwep_loop") void loop_round(void) {
    loop_rounds(LOOP_ROUNDS);
}

/* A loop that does nothing. */
EXPORT("wwep_loop_endless") void loop_endless(void) {
    carrier_park(0);
}
