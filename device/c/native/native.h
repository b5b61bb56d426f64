/* The native carrier's own parts: a child process in which C threads are fibers. */
#ifndef WWEP_NATIVE_H
#define WWEP_NATIVE_H

#include <stddef.h>
#include <stdint.h>
#include "../port/wwep_carrier.h"

/* The memory that both sides share; NativeLayout.java has the same numbers. */
#define SHARED_SIZE 65536
#define REQUESTS_AT 64
#define ANSWER_AT 32768
/* Kept free at the end of the requests, so that a fault always has room. */
#define FAULT_ROOM 1024

#define TURN_HOST 0
#define TURN_FIRMWARE 1

struct shared_header {
    uint32_t turn;          /* whose turn it is: the futex */
    uint32_t version;       /* the firmware's ABI version */
    uint32_t requests;      /* bytes of requests */
    uint32_t fiber;         /* which fiber goes on */
    int64_t value;          /* its answer */
    uint32_t answer_length; /* bytes of its answer */
    uint32_t processor;     /* where the host runs */
};

struct request_head {
    uint32_t op;
    uint32_t length;
    int64_t a, b, c;
};

extern struct shared_header *native_shared;

/* Maps the shared memory. */
int channel_open(const char *path);
/* Says that the firmware is ready, and waits for the host's first turn. */
void channel_hello(void);
/* Gives the host its turn, and goes on as the fiber that it names. */
void channel_hand_over(void);

void fibers_start(void);
/* Goes on as another fiber; returns once somebody goes on as this one. */
void fiber_switch(uint32_t to);
/* Reports a stack that is deeper than its thread asked for, once. */
void fiber_watch(void);
/* Whether an address is in the guard page below the running fiber's stack. */
int fiber_guards(uint64_t address);
const char *fiber_name(void);

void crash_handlers(void);
/* Where in the firmware: pc, or what the stack above sp returns to first if pc is elsewhere. */
uint64_t crash_place(uint64_t pc, uint64_t sp);

/* Sanitizers and coverage, which do nothing in firmware that was built without them. */
void sanitize_begin(void);
void sanitize_stack(void *stack, size_t size);
void sanitize_leave(void **fake, const void *stack, size_t size);
void sanitize_enter(void *fake);
/* Waits until a debugger has attached itself. */
void debugger_wait(void);
void coverage_begin(void);
void coverage_write(void);

#if defined(WWEP_SANITIZE) || defined(WWEP_COVERAGE)
/* The compiler's own code needs files and much memory. */
#define NATIVE_UNCONFINED 1
#define NATIVE_RAW __attribute__((no_sanitize_address))
#else
#define NATIVE_UNCONFINED 0
#define NATIVE_RAW
#endif

void process_limits(int argc, char **argv);
void process_confine(void);
void console_open(void);
void loop_watch(void);

#endif
