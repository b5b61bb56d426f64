/* What each carrier gives the common parts of the port, and gets from them. */
#ifndef WWEP_CARRIER_H
#define WWEP_CARRIER_H

#include <stddef.h>
#include <stdint.h>
#include "wwep_port.h"

#define INTERRUPT_THREAD 0
#define MAIN_THREAD 1

/* Where the caller of this function is, for a fault; 0 where the host finds that out by itself. */
#ifdef __wasm__
#define CARRIER_CALLER ((uint64_t)0)
#else
#define CARRIER_CALLER ((uint64_t)__builtin_return_address(0) - 1)
#endif

/* Tells of the end of everything, and leaves. */
void carrier_fault(int kind, uint64_t pc, uint64_t address, const char *text) __attribute__((noreturn));

/* What is printed goes here; lines are posted one by one. */
void console_put(int stream, const char *bytes, size_t length);
/* Posts what is left: a prompt has no line's end. */
void console_post(void);
/* Has the C library hand over what it still holds, and posts it. */
void console_flush(void);

/* So many bytes a socket takes now, without anybody having to wait; 0 if that is not known. */
uint32_t carrier_room(int64_t socket);

/* So many basic blocks or rounds of loops have run: time passes. */
void carrier_tick(uint64_t pc);
/* A loop that does nothing was found: the thread waits for ever. */
void carrier_park(uint64_t pc) __attribute__((noreturn));
#define BLOCKS_A_TICK 100000
/* Has so many blocks count as run. */
void carrier_spend(uint32_t blocks);
/* Something was posted, for which nobody waits. */
void carrier_posted(void);
/* The host was asked for something, which is where time passes. */
void carrier_asked(int op);

void wwep_interrupt(int64_t vector);

#endif
