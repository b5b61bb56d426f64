/* Work queues. */
#include "zephyr_private.h"

#define SYSTEM_STACK 4096
#define MICROS_A_TICK 100

struct k_work_q k_sys_work_q;

void k_work_init(struct k_work *work, k_work_handler_t handler) {
    *work = (struct k_work){.handler = handler};
}

static void run_queue(void *argument, void *two, void *three) {
    struct k_work_q *queue = argument;
    (void)two;
    (void)three;
    for (;;) {
        struct k_work *work = k_queue_get(&queue->queue, K_FOREVER);
        if (work == NULL || !work->pending) {
            continue;
        }
        work->pending = 0;
        work->running = 1;
        work->handler(work);
        work->running = 0;
        wwep_wake_all(&queue->done);
    }
}

void k_work_queue_init(struct k_work_q *queue) {
    memset(queue, 0, sizeof *queue);
}

void k_work_queue_start(struct k_work_q *queue, k_thread_stack_t *stack, size_t stack_size, int priority,
                        const struct k_work_queue_config *config) {
    queue->started = 1;
    k_thread_create(&queue->thread, stack, stack_size, run_queue, queue, NULL, NULL, priority, 0, K_NO_WAIT);
    queue->thread.name = config != NULL && config->name != NULL ? config->name : "workqueue";
}

int k_work_submit_to_queue(struct k_work_q *queue, struct k_work *work) {
    if (queue == &k_sys_work_q && !queue->started) {
        k_work_queue_start(queue, NULL, SYSTEM_STACK, -1, NULL);
    }
    if (work->pending) {
        return 0;
    }
    work->pending = 1;
    work->queue = queue;
    k_queue_append(&queue->queue, work);
    return work->running ? 2 : 1;
}

int k_work_submit(struct k_work *work) {
    return k_work_submit_to_queue(&k_sys_work_q, work);
}

bool k_work_is_pending(const struct k_work *work) {
    return work->pending || work->running;
}

/* What is in the queue stays there, and is passed over unless it is submitted again before its turn. */
int k_work_cancel(struct k_work *work) {
    if (work->pending) {
        struct k_queue *queue = &work->queue->queue;
        void **at = &queue->first;
        void *before = NULL;
        while (*at != NULL && *at != work) {
            before = *at;
            at = (void **)*at;
        }
        if (*at == work) {
            *at = work->reserved;
            queue->last = work->reserved == NULL ? before : queue->last;
        }
        work->pending = 0;
    }
    return work->running ? 2 : 0;
}

bool k_work_flush(struct k_work *work, struct k_work_sync *sync) {
    (void)sync;
    bool waited = false;
    while (work->pending || work->running) {
        waited = true;
        wwep_wait(&work->queue->done, WWEP_FOREVER, NULL);
    }
    return waited;
}

bool k_work_cancel_sync(struct k_work *work, struct k_work_sync *sync) {
    bool was = k_work_is_pending(work);
    k_work_cancel(work);
    k_work_flush(work, sync);
    return was;
}

static void due(struct wwep_timer *timer) {
    struct k_work_delayable *self = CONTAINER_OF(timer, struct k_work_delayable, timer);
    k_work_submit_to_queue(self->queue, &self->work);
}

void k_work_init_delayable(struct k_work_delayable *work, k_work_handler_t handler) {
    *work = (struct k_work_delayable){.work = {.handler = handler}};
}

int k_work_reschedule_for_queue(struct k_work_q *queue, struct k_work_delayable *work, k_timeout_t delay) {
    work->queue = queue;
    work->timer.expired = due;
    wwep_timer_stop(&work->timer);
    if (delay.ticks <= 0) {
        return k_work_submit_to_queue(queue, &work->work);
    }
    wwep_timer_start(&work->timer, delay.ticks * MICROS_A_TICK, 0);
    return 1;
}

int k_work_schedule_for_queue(struct k_work_q *queue, struct k_work_delayable *work, k_timeout_t delay) {
    return work->timer.running || work->work.pending ? 0 : k_work_reschedule_for_queue(queue, work, delay);
}

int k_work_schedule(struct k_work_delayable *work, k_timeout_t delay) {
    return k_work_schedule_for_queue(&k_sys_work_q, work, delay);
}

int k_work_reschedule(struct k_work_delayable *work, k_timeout_t delay) {
    return k_work_reschedule_for_queue(&k_sys_work_q, work, delay);
}

int k_work_cancel_delayable(struct k_work_delayable *work) {
    wwep_timer_stop(&work->timer);
    return k_work_cancel(&work->work);
}

bool k_work_delayable_is_pending(const struct k_work_delayable *work) {
    return work->timer.running || k_work_is_pending(&work->work);
}

k_ticks_t k_work_delayable_remaining_get(const struct k_work_delayable *work) {
    int64_t left = work->timer.running ? work->timer.due / 100000 - k_uptime_ticks() : 0;
    return left < 0 ? 0 : left;
}
