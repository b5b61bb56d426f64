/* One thread sleeps until the earliest timer is due. */
#include "wwep_timer.h"

#define STACK 16384
#define MICRO 1000
#define MILLI 1000000

static struct wwep_timer *earliest;
static struct wwep_wait_list changed;
static int thread;

static void insert(struct wwep_timer *timer) {
    struct wwep_timer **at = &earliest;
    while (*at != NULL && (*at)->due <= timer->due) {
        at = &(*at)->next;
    }
    timer->next = *at;
    *at = timer;
    timer->running = 1;
}

static void expire(struct wwep_timer *timer) {
    earliest = timer->next;
    timer->running = 0;
    if (timer->period > 0) {
        timer->due += timer->period;
        insert(timer);
    }
    timer->expired(timer);
}

static void run(void *unused) {
    (void)unused;
    for (;;) {
        int64_t now = wwep_ask(WWEP_OP_UPTIME, 0, 0, 0);
        if (earliest == NULL) {
            wwep_wait(&changed, WWEP_FOREVER, NULL);
        } else if (earliest->due <= now) {
            expire(earliest);
        } else {
            wwep_wait(&changed, (earliest->due - now + MILLI - 1) / MILLI, NULL);
        }
    }
}

void wwep_timer_start(struct wwep_timer *timer, int64_t delay, int64_t period) {
    wwep_timer_stop(timer);
    timer->due = wwep_ask(WWEP_OP_UPTIME, 0, 0, 0) + delay * MICRO;
    timer->period = period * MICRO;
    insert(timer);
    if (thread == 0) {
        thread = wwep_thread_start("timers", 0, STACK, run, NULL);
    }
    wwep_wake(&changed);
}

int wwep_timer_stop(struct wwep_timer *timer) {
    if (!timer->running) {
        return 0;
    }
    struct wwep_timer **at = &earliest;
    while (*at != timer) {
        at = &(*at)->next;
    }
    *at = timer->next;
    timer->running = 0;
    return 1;
}
