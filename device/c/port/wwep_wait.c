/* Lists of threads that wait. */
#include "wwep_wait.h"

#define NANOS 1000000

static struct wwep_waiter *waiting[WWEP_MOST_THREADS];

static void leave(struct wwep_waiter *waiter) {
    if (waiter->list != NULL) {
        struct wwep_waiter **at = &waiter->list->first;
        while (*at != waiter) {
            at = &(*at)->next;
        }
        *at = waiter->next;
        waiter->list = NULL;
    }
}

int wwep_wait(struct wwep_wait_list *list, int64_t milliseconds, void *data) {
    if (milliseconds == 0) {
        return 0;
    }
    struct wwep_waiter self = {NULL, list, wwep_semaphore_new(0), data};
    struct wwep_waiter **end = &list->first;
    while (*end != NULL) {
        end = &(*end)->next;
    }
    *end = &self;
    int thread = wwep_thread_current();
    waiting[thread] = &self;
    int got = wwep_semaphore_get(self.semaphore, milliseconds);
    waiting[thread] = NULL;
    wwep_semaphore_free(self.semaphore);
    if (self.list == NULL) {
        return 1; /* it was woken, if only just: who woke it counts on that */
    }
    leave(&self);
    return got;
}

void wwep_wake_this(struct wwep_waiter *waiter) {
    leave(waiter);
    wwep_semaphore_put(waiter->semaphore);
}

struct wwep_waiter *wwep_wake(struct wwep_wait_list *list) {
    struct wwep_waiter *waiter = list->first;
    if (waiter != NULL) {
        wwep_wake_this(waiter);
    }
    return waiter;
}

void wwep_wake_all(struct wwep_wait_list *list) {
    while (wwep_wake(list) != NULL) {
    }
}

void wwep_thread_end(int thread) {
    if (thread > 0 && thread < WWEP_MOST_THREADS && waiting[thread] != NULL) {
        leave(waiting[thread]);
        waiting[thread] = NULL;
    }
    wwep_thread_kill(thread);
}

int64_t wwep_milliseconds(void) {
    return wwep_ask(WWEP_OP_UPTIME, 0, 0, 0) / NANOS;
}

int64_t wwep_deadline(int64_t milliseconds) {
    return milliseconds < 0 ? WWEP_FOREVER : wwep_milliseconds() + milliseconds;
}

int64_t wwep_left(int64_t deadline) {
    if (deadline == WWEP_FOREVER) {
        return WWEP_FOREVER;
    }
    int64_t left = deadline - wwep_milliseconds();
    return left < 0 ? 0 : left;
}
