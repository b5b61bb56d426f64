/* Threads and time. */
#include "zephyr_private.h"

#define NANOS_A_TICK 100000
#define MICROS_A_TICK 100

static k_tid_t threads[WWEP_MOST_THREADS];

k_tid_t k_current_get(void) {
    int thread = wwep_thread_current();
    if (threads[thread] == NULL) {
        /* The main thread, or one that the firmware did not make. */
        threads[thread] = calloc(1, sizeof *threads[thread]);
        threads[thread]->thread = thread;
        threads[thread]->name = thread == 1 ? "main" : "";
    }
    return threads[thread];
}

void zephyr_pause(void) {
    k_tid_t self = threads[wwep_thread_current()];
    while (self != NULL && self->suspended) {
        wwep_wait(&self->resuming, WWEP_FOREVER, NULL);
    }
}

static void end(k_tid_t thread) {
    thread->over = 1;
    threads[thread->thread] = NULL;
    wwep_wake_all(&thread->joining);
}

static void run_thread(void *argument) {
    k_tid_t self = argument;
    while (!self->started && wwep_wait(&self->starting, zephyr_milliseconds(self->delay), NULL) > 0) {
    }
    zephyr_pause();
    self->entry(self->arguments[0], self->arguments[1], self->arguments[2]);
    end(self);
}

static void begin(k_tid_t thread) {
    thread->started = thread->delay.ticks == 0;
    thread->over = 0;
    thread->thread = wwep_thread_start(thread->name, thread->priority, (uint32_t)thread->stack, run_thread, thread);
    if (thread->thread < 0) {
        wwep_report(WWEP_REPORT_BAD_CALL, "more than %d threads", WWEP_MOST_THREADS);
        thread->thread = 0;
        thread->over = 1;
    } else {
        threads[thread->thread] = thread;
    }
}

void wwep_k_thread_boot(void *thread) {
    begin(thread);
}

/* The stack that comes along is too small for a 64-bit C library: only its size counts. */
k_tid_t k_thread_create(struct k_thread *thread, k_thread_stack_t *stack, size_t stack_size, k_thread_entry_t entry,
                        void *one, void *two, void *three, int priority, uint32_t options, k_timeout_t delay) {
    (void)stack;
    (void)options;
    memset(thread, 0, sizeof *thread);
    thread->stack = stack_size;
    thread->entry = entry;
    thread->arguments[0] = one;
    thread->arguments[1] = two;
    thread->arguments[2] = three;
    thread->priority = priority;
    thread->delay = delay;
    thread->name = "thread";
    begin(thread);
    return thread;
}

void k_thread_start(k_tid_t thread) {
    thread->started = 1;
    wwep_wake_all(&thread->starting);
}

void k_wakeup(k_tid_t thread) {
    wwep_wake_all(&thread->sleeping);
}

int k_thread_join(struct k_thread *thread, k_timeout_t timeout) {
    if (thread == k_current_get()) {
        return -EDEADLK;
    }
    if (!thread->over && wwep_wait(&thread->joining, zephyr_milliseconds(timeout), NULL) <= 0) {
        return zephyr_not_woken(timeout);
    }
    return 0;
}

void k_thread_abort(k_tid_t thread) {
    if (thread->over) {
        return;
    }
    int number = thread->thread;
    end(thread);
    if (number == wwep_thread_current()) {
        wwep_thread_exit();
    }
    wwep_thread_end(number);
}

/* Another thread stops at its next call that may wait. */
void k_thread_suspend(k_tid_t thread) {
    thread->suspended = 1;
    zephyr_pause();
}

void k_thread_resume(k_tid_t thread) {
    thread->suspended = 0;
    wwep_wake_all(&thread->resuming);
}

int k_thread_name_set(k_tid_t thread, const char *name) {
    (thread == NULL ? k_current_get() : thread)->name = name;
    return 0;
}

const char *k_thread_name_get(k_tid_t thread) {
    return thread->name;
}

int k_thread_priority_get(k_tid_t thread) {
    return thread->priority;
}

void k_thread_priority_set(k_tid_t thread, int priority) {
    thread->priority = priority;
}

int k_thread_stack_space_get(const struct k_thread *thread, size_t *unused) {
    uint32_t used = wwep_thread_stack_used(thread->thread);
    *unused = used >= thread->stack ? 0 : thread->stack - used;
    return 0;
}

bool k_is_in_isr(void) {
    return wwep_thread_current() == 0;
}

int32_t k_sleep(k_timeout_t timeout) {
    int64_t woken = 0;
    if (timeout.ticks >= 0 && (timeout.ticks % WWEP_TICKS_A_MS != 0 || timeout.ticks == 0)) {
        wwep_ask(WWEP_OP_DELAY, timeout.ticks * MICROS_A_TICK, 0, 0);
    } else {
        int64_t deadline = wwep_deadline(zephyr_milliseconds(timeout));
        woken = wwep_wait(&k_current_get()->sleeping, zephyr_milliseconds(timeout), NULL) > 0 ? wwep_left(deadline) : 0;
    }
    zephyr_pause();
    return (int32_t)woken;
}

int32_t k_msleep(int32_t milliseconds) {
    return k_sleep(K_MSEC(milliseconds));
}

int32_t k_usleep(int32_t microseconds) {
    wwep_ask(WWEP_OP_DELAY, microseconds, 0, 0);
    return 0;
}

void k_busy_wait(uint32_t microseconds) {
    wwep_ask(WWEP_OP_DELAY, microseconds, 0, 0);
}

void k_yield(void) {
    wwep_ask(WWEP_OP_DELAY, 0, 0, 0);
}

int64_t k_uptime_get(void) {
    return wwep_milliseconds();
}

int64_t k_uptime_ticks(void) {
    return wwep_ask(WWEP_OP_UPTIME, 0, 0, 0) / NANOS_A_TICK;
}

uint32_t k_cycle_get_32(void) {
    return (uint32_t)k_cycle_get_64();
}

uint64_t k_cycle_get_64(void) {
    return (uint64_t)wwep_ask(WWEP_OP_UPTIME, 0, 0, 0);
}

k_timepoint_t sys_timepoint_calc(k_timeout_t timeout) {
    return (k_timepoint_t){timeout.ticks < 0 ? -1 : k_uptime_ticks() + timeout.ticks};
}

k_timeout_t sys_timepoint_timeout(k_timepoint_t timepoint) {
    int64_t left = timepoint.end < 0 ? -1 : timepoint.end - k_uptime_ticks();
    return K_TICKS(timepoint.end >= 0 && left < 0 ? 0 : left);
}

void wwep_k_timer_expired(struct wwep_timer *timer) {
    struct k_timer *self = CONTAINER_OF(timer, struct k_timer, timer);
    self->status++;
    wwep_wake_all(&self->waiting);
    if (self->expiry != NULL) {
        self->expiry(self);
    }
}

void k_timer_init(struct k_timer *timer, k_timer_expiry_t expiry, k_timer_stop_t stop) {
    *timer = (struct k_timer){.timer = {.expired = wwep_k_timer_expired}, .expiry = expiry, .stop = stop};
}

void k_timer_start(struct k_timer *timer, k_timeout_t duration, k_timeout_t period) {
    timer->status = 0;
    if (duration.ticks >= 0) {
        wwep_timer_start(&timer->timer, duration.ticks * MICROS_A_TICK, period.ticks < 0 ? 0 : period.ticks * MICROS_A_TICK);
    }
}

void k_timer_stop(struct k_timer *timer) {
    if (wwep_timer_stop(&timer->timer)) {
        wwep_wake_all(&timer->waiting);
        if (timer->stop != NULL) {
            timer->stop(timer);
        }
    }
}

uint32_t k_timer_status_get(struct k_timer *timer) {
    uint32_t status = timer->status;
    timer->status = 0;
    return status;
}

uint32_t k_timer_status_sync(struct k_timer *timer) {
    while (timer->status == 0 && timer->timer.running) {
        wwep_wait(&timer->waiting, WWEP_FOREVER, NULL);
    }
    return k_timer_status_get(timer);
}

k_ticks_t k_timer_remaining_ticks(const struct k_timer *timer) {
    int64_t left = timer->timer.running ? timer->timer.due / NANOS_A_TICK - k_uptime_ticks() : 0;
    return left < 0 ? 0 : left;
}
