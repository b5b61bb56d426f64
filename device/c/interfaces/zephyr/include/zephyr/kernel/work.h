/* Work that a thread of its own carries out, at once or later. */
#ifndef WWEP_ZEPHYR_WORK_H
#define WWEP_ZEPHYR_WORK_H

#include <zephyr/kernel/queue.h>

struct k_work;
struct k_work_q;
typedef void (*k_work_handler_t)(struct k_work *work);

struct k_work {
    void *reserved; /* the queue's */
    k_work_handler_t handler;
    struct k_work_q *queue;
    int pending, running;
};
struct k_work_q {
    struct k_queue queue;
    struct k_thread thread;
    int started;
    struct wwep_wait_list done;
};
struct k_work_delayable {
    struct k_work work;
    struct wwep_timer timer;
    struct k_work_q *queue;
};
struct k_work_sync { char unused; };
struct k_work_queue_config {
    const char *name;
    bool no_yield, essential;
};

extern struct k_work_q k_sys_work_q;

#define Z_WORK_INITIALIZER(function) {.handler = function}
#define K_WORK_DEFINE(name, function) struct k_work name = {.handler = function}
#define K_WORK_DELAYABLE_DEFINE(name, function) struct k_work_delayable name = {.work = {.handler = function}}
#define k_work_delayable_from_work(item) CONTAINER_OF(item, struct k_work_delayable, work)

void k_work_init(struct k_work *work, k_work_handler_t handler);
int k_work_submit(struct k_work *work);
int k_work_submit_to_queue(struct k_work_q *queue, struct k_work *work);
bool k_work_is_pending(const struct k_work *work);
int k_work_cancel(struct k_work *work);
bool k_work_cancel_sync(struct k_work *work, struct k_work_sync *sync);
bool k_work_flush(struct k_work *work, struct k_work_sync *sync);
void k_work_queue_init(struct k_work_q *queue);
void k_work_queue_start(struct k_work_q *queue, k_thread_stack_t *stack, size_t stack_size, int priority,
                        const struct k_work_queue_config *config);
void k_work_init_delayable(struct k_work_delayable *work, k_work_handler_t handler);
int k_work_schedule(struct k_work_delayable *work, k_timeout_t delay);
int k_work_schedule_for_queue(struct k_work_q *queue, struct k_work_delayable *work, k_timeout_t delay);
int k_work_reschedule(struct k_work_delayable *work, k_timeout_t delay);
int k_work_reschedule_for_queue(struct k_work_q *queue, struct k_work_delayable *work, k_timeout_t delay);
int k_work_cancel_delayable(struct k_work_delayable *work);
bool k_work_delayable_is_pending(const struct k_work_delayable *work);
#define k_work_cancel_delayable_sync(work, sync) ((void)(sync), k_work_cancel_delayable(work) >= 0)
k_ticks_t k_work_delayable_remaining_get(const struct k_work_delayable *work);

#endif
