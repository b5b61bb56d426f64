/* Semaphores, mutexes, condition variables, events. */
#include "zephyr_private.h"

int k_sem_init(struct k_sem *sem, unsigned int initial, unsigned int limit) {
    if (limit == 0 || initial > limit) {
        return -EINVAL;
    }
    *sem = (struct k_sem){.count = initial, .limit = limit};
    return 0;
}

int k_sem_take(struct k_sem *sem, k_timeout_t timeout) {
    if (sem->count > 0) {
        sem->count--;
        return 0;
    }
    int given = 0; /* whoever gives hands over */
    wwep_wait(&sem->waiting, zephyr_milliseconds(timeout), &given);
    zephyr_pause();
    return given ? 0 : zephyr_not_woken(timeout);
}

void k_sem_give(struct k_sem *sem) {
    struct wwep_waiter *waiter = wwep_wake(&sem->waiting);
    if (waiter != NULL) {
        *(int *)waiter->data = 1;
    } else if (sem->count < sem->limit) {
        sem->count++;
    }
}

/* Whoever waits for it goes on without. */
void k_sem_reset(struct k_sem *sem) {
    sem->count = 0;
    wwep_wake_all(&sem->waiting);
}

unsigned int k_sem_count_get(struct k_sem *sem) {
    return sem->count;
}

int k_mutex_init(struct k_mutex *mutex) {
    memset(mutex, 0, sizeof *mutex);
    return 0;
}

int k_mutex_lock(struct k_mutex *mutex, k_timeout_t timeout) {
    k_tid_t self = k_current_get();
    int64_t deadline = wwep_deadline(zephyr_milliseconds(timeout));
    int64_t left = zephyr_milliseconds(timeout);
    while (mutex->lock_count > 0 && mutex->owner != self) {
        if (wwep_wait(&mutex->waiting, left, NULL) <= 0) {
            return zephyr_not_woken(timeout);
        }
        left = wwep_left(deadline);
    }
    mutex->owner = self;
    mutex->lock_count++;
    return 0;
}

int k_mutex_unlock(struct k_mutex *mutex) {
    if (mutex->lock_count == 0 || mutex->owner != k_current_get()) {
        wwep_report(WWEP_REPORT_BAD_CALL, "a mutex is unlocked by a thread that does not hold it");
        return mutex->lock_count == 0 ? -EINVAL : -EPERM;
    }
    if (--mutex->lock_count == 0) {
        mutex->owner = NULL;
        wwep_wake(&mutex->waiting);
    }
    return 0;
}

int k_condvar_init(struct k_condvar *condvar) {
    memset(condvar, 0, sizeof *condvar);
    return 0;
}

int k_condvar_signal(struct k_condvar *condvar) {
    wwep_wake(&condvar->waiting);
    return 0;
}

int k_condvar_broadcast(struct k_condvar *condvar) {
    int woken = 0;
    while (wwep_wake(&condvar->waiting) != NULL) {
        woken++;
    }
    return woken;
}

int k_condvar_wait(struct k_condvar *condvar, struct k_mutex *mutex, k_timeout_t timeout) {
    k_mutex_unlock(mutex);
    int woken = wwep_wait(&condvar->waiting, zephyr_milliseconds(timeout), NULL);
    k_mutex_lock(mutex, K_FOREVER);
    return woken > 0 ? 0 : -EAGAIN;
}

void k_event_init(struct k_event *event) {
    memset(event, 0, sizeof *event);
}

static uint32_t change(struct k_event *event, uint32_t events) {
    uint32_t before = event->events;
    event->events = events;
    wwep_wake_all(&event->waiting); /* each looks for itself */
    return before;
}

uint32_t k_event_post(struct k_event *event, uint32_t events) {
    return change(event, event->events | events);
}

uint32_t k_event_set(struct k_event *event, uint32_t events) {
    return change(event, events);
}

uint32_t k_event_clear(struct k_event *event, uint32_t events) {
    uint32_t before = event->events;
    event->events &= ~events;
    return before;
}

uint32_t k_event_test(struct k_event *event, uint32_t events) {
    return event->events & events;
}

static uint32_t wait_for(struct k_event *event, uint32_t events, bool all, bool reset, k_timeout_t timeout) {
    int64_t deadline = wwep_deadline(zephyr_milliseconds(timeout));
    int64_t left = zephyr_milliseconds(timeout);
    if (reset) {
        event->events = 0;
    }
    while (all ? (event->events & events) != events : (event->events & events) == 0) {
        if (wwep_wait(&event->waiting, left, NULL) <= 0) {
            return 0;
        }
        left = wwep_left(deadline);
    }
    return event->events & events;
}

uint32_t k_event_wait(struct k_event *event, uint32_t events, bool reset, k_timeout_t timeout) {
    return wait_for(event, events, false, reset, timeout);
}

uint32_t k_event_wait_all(struct k_event *event, uint32_t events, bool reset, k_timeout_t timeout) {
    return wait_for(event, events, true, reset, timeout);
}
