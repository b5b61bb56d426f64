/* Firmware that waits by looping lets virtual time pass, as it would pass on a board. */
#include "wwep_carrier.h"

/* An interrupt that runs for so many ticks does not return any more. */
#define INTERRUPT_TICKS 200

/* More than is kept of what a device prints; from then on a millisecond passes for each thousand. */
#define MOST_POSTS 100000
#define BLOCKS_A_POST (BLOCKS_A_TICK / 1000)

static uint32_t interrupt_ticks;
static uint32_t posts;

void carrier_posted(void) {
    if (posts < MOST_POSTS) {
        posts++;
    } else {
        carrier_spend(BLOCKS_A_POST);
    }
}

void carrier_asked(int op) {
    posts = op == WWEP_OP_TICK ? posts : 0;
}

static void refuse_interrupt(uint64_t pc) {
    carrier_fault(WWEP_FAULT_ENDLESS_INTERRUPT, pc, 0, "an interrupt handler does not return");
}

void carrier_tick(uint64_t pc) {
    if (wwep_thread_current() != INTERRUPT_THREAD) {
        wwep_ask(WWEP_OP_TICK, BLOCKS_A_TICK, 0, 0);
        interrupt_ticks = 0;
    } else if (++interrupt_ticks > INTERRUPT_TICKS) {
        refuse_interrupt(pc);
    }
}

void carrier_park(uint64_t pc) {
    if (wwep_thread_current() == INTERRUPT_THREAD) {
        refuse_interrupt(pc);
    }
    for (;;) {
        wwep_ask(WWEP_OP_PARK, (int64_t)pc, 0, 0);
    }
}
