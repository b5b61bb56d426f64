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

/* Whose turn it is; who sleeps until it changes adds the bit, so that nobody is woken who does not sleep. */
#define TURN_HOST 0
#define TURN_FIRMWARE 1
#define TURN_AWAITED 2

/* What the host knows beforehand, so that nobody has to wait for its answer. */
#define KNOWN_TIME 1
#define KNOWN_SOCKETS 2
/* The thread that an interrupt wakes is the next one that runs, and nothing changes until then. */
#define KNOWN_NEXT 4

struct shared_header {
    uint32_t turn;
    uint32_t version;       /* the firmware's ABI version */
    uint32_t requests;      /* bytes of requests */
    uint32_t fiber;         /* which fiber goes on */
    int64_t value;          /* its answer */
    uint32_t answer_length; /* bytes of its answer */
    uint32_t processor;     /* where the host runs */
    int64_t uptime;         /* nanoseconds since power on */
    int64_t clock;          /* nanoseconds since 1970 */
    uint32_t known;         /* which of these are true until the end of the turn */
    uint32_t socket;        /* the number of the last socket */
    uint32_t talking;       /* the socket that was used last */
    uint32_t room;          /* so many bytes it takes at once */
};

struct request_head {
    uint32_t op;
    uint32_t length;
    int64_t a, b, c;
};

extern struct shared_header *native_shared;

/* Which basic blocks of firmware have run: a byte for each address that a call returns to; none unless asked for. */
struct block_map {
    uint64_t first; /* the lowest of these addresses */
    uint64_t span;  /* so many there are */
    uint8_t *ran;   /* behind the shared memory */
};
extern struct block_map wwep_block_map;

/* Maps the shared memory, and what is asked for of the blocks behind it. */
int channel_open(const char *path, uint64_t first, uint64_t span);

/* The two sides wake each other by a futex, or by pipes: files of these numbers, 0 if it is a futex. */
#define PIPE_IN 10
#define PIPE_OUT 11
extern int handover_by_pipe;
/* Takes the standard streams as the pipes. */
void handover_use_pipe(void);
/* Waits until the turn is the firmware's. */
void handover_await(void);
/* Gives the host its turn. */
void handover_give(void);

/* Says that the firmware is ready, and waits for the host's first turn. */
void channel_hello(void);
/* Gives the host its turn, and goes on as the fiber that it names. */
void channel_hand_over(void);
/* An interrupt begins; at its end, the fiber that it has woken and that may go on at once, or 0. */
void channel_interrupt(void);
uint32_t channel_next(void);
/* Ends the interrupt, and goes on as that fiber, as if the host had said so. */
void channel_run_ahead(uint32_t fiber);
/* A new thread waits for nothing yet. */
void channel_forget(uint32_t fiber);

void fibers_start(void);
/* Goes on as another fiber; returns once somebody goes on as this one. */
void fiber_switch(uint32_t to);
/* Reports a stack that is deeper than its thread asked for, once. */
void fiber_watch(void);
/* Whether an address is in the guard page below the running fiber's stack. */
int fiber_guards(uint64_t address);
const char *fiber_name(void);
int fiber_alive(uint32_t fiber);

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
/* From now on each block is noted, if that was asked for. */
void loop_note_blocks(void);

#endif
