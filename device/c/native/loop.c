/* Busy loops: firmware that waits by looping lets virtual time pass, as it would pass on a board. */
#define _GNU_SOURCE
#include <signal.h>
#include <string.h>
#include <sys/time.h>
#include <ucontext.h>
#include "native.h"

/* So many blocks until one is looked at. Without notes that is the one of the next tick; where blocks are noted, it is each one. */
static uint32_t blocks_left = BLOCKS_A_TICK;
static uint32_t noted_left; /* to the next tick, where each is looked at */

/* The host looks for this name in an executable: without it no block is noted. */
struct block_map wwep_block_map;

static void tick(uint32_t *left, uint64_t block) {
    *left = BLOCKS_A_TICK;
    carrier_tick(block - 1);
}

/* Apart, so that blocks which are not looked at take no longer. */
__attribute__((noinline)) static void look_at(uint64_t block) {
    if (wwep_block_map.span == 0) {
        tick(&blocks_left, block);
        return;
    }
    blocks_left = 1;
    if (block - wwep_block_map.first < wwep_block_map.span) {
        wwep_block_map.ran[block - wwep_block_map.first] = 1;
    }
    if (--noted_left == 0) {
        tick(&noted_left, block);
    }
}

void loop_note_blocks(void) {
    if (wwep_block_map.span > 0) {
        noted_left = blocks_left;
        blocks_left = 1;
    }
}

/* The compiler puts a call to this into every basic block of firmware. */
__attribute__((visibility("default"))) void __sanitizer_cov_trace_pc(void);
void __sanitizer_cov_trace_pc(void) {
    if (--blocks_left == 0) {
        look_at((uint64_t)__builtin_return_address(0));
    }
}

void carrier_spend(uint32_t blocks) {
    uint32_t *left = wwep_block_map.span > 0 ? &noted_left : &blocks_left;
    *left = *left > blocks ? *left - blocks : 1;
}

/* Where a thread goes on that was found in `for (;;);`, which has no block to count. */
static uint64_t parked_at;
static void park(void) {
    carrier_park(parked_at);
}

static void look(int signal, siginfo_t *info, void *raw) {
    (void)signal;
    (void)info;
    ucontext_t *context = raw;
#if defined(__x86_64__)
    greg_t *registers = context->uc_mcontext.gregs;
    const uint8_t *code = (const uint8_t *)registers[REG_RIP];
    if (code[0] == 0xeb && code[1] == 0xfe) {
        parked_at = (uint64_t)registers[REG_RIP];
        registers[REG_RSP] = ((registers[REG_RSP] - 128) & ~15LL) - 8;
        registers[REG_RIP] = (greg_t)park;
    }
#else
    if (*(const uint32_t *)context->uc_mcontext.pc == 0x14000000) {
        parked_at = context->uc_mcontext.pc;
        context->uc_mcontext.sp = (context->uc_mcontext.sp - 128) & ~15ULL;
        context->uc_mcontext.pc = (uint64_t)park;
    }
#endif
}

void loop_watch(void) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_sigaction = look;
    action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_RESTART;
    sigaction(SIGVTALRM, &action, NULL);
    struct itimerval every = {{0, 20000}, {0, 20000}};
    setitimer(ITIMER_VIRTUAL, &every, NULL);
}
