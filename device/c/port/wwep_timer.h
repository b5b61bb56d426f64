/* Functions that are called later, once or again and again, by one thread for all of them. */
#ifndef WWEP_TIMER_H
#define WWEP_TIMER_H

#include "wwep_wait.h"

struct wwep_timer {
    struct wwep_timer *next;
    int64_t due;    /* nanoseconds since power on */
    int64_t period; /* nanoseconds, 0 for once */
    int running;
    void (*expired)(struct wwep_timer *timer);
};

/* Starts it, anew if it runs; times are microseconds. */
void wwep_timer_start(struct wwep_timer *timer, int64_t delay, int64_t period);

/* Stops it; returns whether it ran. */
int wwep_timer_stop(struct wwep_timer *timer);

#endif
