/*
 * Waiting for what another thread or an interrupt does: who waits stands in a list, first come, first served.
 *
 * Threads change at calls alone, so what stands between two calls needs no lock.
 */
#ifndef WWEP_WAIT_H
#define WWEP_WAIT_H

#include "wwep_port.h"

struct wwep_waiter {
    struct wwep_waiter *next;
    struct wwep_wait_list *list; /* NULL once it was woken */
    int semaphore;
    void *data; /* what it waits for, or where it wants it */
};

struct wwep_wait_list {
    struct wwep_waiter *first;
};

/* Waits: 1 once it is woken, 0 if the time is over before, or a negative error. */
int wwep_wait(struct wwep_wait_list *list, int64_t milliseconds, void *data);

/* Wakes the one that has waited longest; returns its data's place, or NULL if nobody waits. */
struct wwep_waiter *wwep_wake(struct wwep_wait_list *list);

/* Wakes one of them. */
void wwep_wake_this(struct wwep_waiter *waiter);

void wwep_wake_all(struct wwep_wait_list *list);

/* Ends another thread, also where it waits in a list. */
void wwep_thread_end(int thread);

/* What is left of a time that ends then, in milliseconds; a time without end has no end. */
int64_t wwep_left(int64_t deadline);
/* The end of a time that begins now. */
int64_t wwep_deadline(int64_t milliseconds);

/* Milliseconds since power on. */
int64_t wwep_milliseconds(void);

#endif
