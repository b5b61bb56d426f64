/* What every vendor's interface is built from: threads, interrupts, short forms of requests. */
#ifndef WWEP_PORT_H
#define WWEP_PORT_H

#include <stdarg.h>
#include <stddef.h>
#include "wwep_abi.h"

/* Numbers of threads are below this. */
#define WWEP_MOST_THREADS 256

typedef void (*wwep_thread_function)(void *argument);

/* Starts a thread; returns its number, or -1 if there is no room for more. */
int wwep_thread_start(const char *name, int priority, uint32_t stack, wwep_thread_function function,
                      void *argument);

/* Ends another thread where it waits. */
void wwep_thread_kill(int thread);

/* Ends the running thread, in the middle of what it does. */
void wwep_thread_exit(void) __attribute__((noreturn));

/* The number of the running thread; 0 is the interrupt. */
int wwep_thread_current(void);

/* The most stack that a thread has used so far, in bytes. */
uint32_t wwep_thread_stack_used(int thread);

/* Has a function called, as an interrupt, at the edges of a pin. */
void wwep_interrupt_at(int pin, int edges, wwep_thread_function handler, void *argument);

/* What runs first; carriers call it on the first thread. */
void wwep_application(void);

/* The firmware's main, or NULL if it has none; carriers define this, since the C library has its own use for the name. */
typedef int (*wwep_main_function)(void);
wwep_main_function wwep_main(void);

/* Has something done at the start, before the firmware's own first function, in the order of registration. */
struct wwep_boot {
    wwep_thread_function run;
    void *argument;
    struct wwep_boot *next;
};
void wwep_at_boot(struct wwep_boot *boot);

int wwep_semaphore_new(int permits);
void wwep_semaphore_put(int semaphore);
int wwep_semaphore_get(int semaphore, int64_t timeout);
void wwep_semaphore_free(int semaphore);

/* Reports misuse that a board would forgive; the text is one line. */
void wwep_report(int kind, const char *format, ...) __attribute__((format(printf, 2, 3)));

static inline int64_t wwep_ask(int op, int64_t a, int64_t b, int64_t c) {
    return wwep_call(op, a, b, c, NULL, 0, NULL, 0, NULL);
}

#endif
