/* Message queues, and queues of what the caller owns. */
#ifndef WWEP_ZEPHYR_QUEUE_H
#define WWEP_ZEPHYR_QUEUE_H

#include <zephyr/kernel/thread.h>

struct k_msgq {
    struct wwep_wait_list readers, writers;
    char *buffer;
    size_t msg_size;
    uint32_t max_msgs, first, used_msgs;
};
struct k_msgq_attrs {
    size_t msg_size;
    uint32_t max_msgs, used_msgs;
};
#define K_MSGQ_DEFINE(name, size, most, align) \
    static char __attribute__((aligned(align))) wwep_msgq_##name[(size) * (most)]; \
    struct k_msgq name = {.buffer = wwep_msgq_##name, .msg_size = size, .max_msgs = most}
void k_msgq_init(struct k_msgq *queue, char *buffer, size_t msg_size, uint32_t max_msgs);
int k_msgq_alloc_init(struct k_msgq *queue, size_t msg_size, uint32_t max_msgs);
int k_msgq_cleanup(struct k_msgq *queue);
int k_msgq_put(struct k_msgq *queue, const void *data, k_timeout_t timeout);
int k_msgq_get(struct k_msgq *queue, void *data, k_timeout_t timeout);
int k_msgq_peek(struct k_msgq *queue, void *data);
void k_msgq_purge(struct k_msgq *queue);
uint32_t k_msgq_num_used_get(struct k_msgq *queue);
uint32_t k_msgq_num_free_get(struct k_msgq *queue);
void k_msgq_get_attrs(struct k_msgq *queue, struct k_msgq_attrs *attributes);

/* The first word of each item is the queue's. */
struct k_queue {
    struct wwep_wait_list readers;
    void *first, *last;
};
#define K_QUEUE_DEFINE(name) struct k_queue name = {.first = NULL}
void k_queue_init(struct k_queue *queue);
void k_queue_append(struct k_queue *queue, void *item);
void k_queue_prepend(struct k_queue *queue, void *item);
void *k_queue_get(struct k_queue *queue, k_timeout_t timeout);
int k_queue_is_empty(struct k_queue *queue);
#define k_queue_peek_head(queue) ((queue)->first)

struct k_fifo { struct k_queue queue; };
struct k_lifo { struct k_queue queue; };
#define K_FIFO_DEFINE(name) struct k_fifo name = {.queue = {.first = NULL}}
#define K_LIFO_DEFINE(name) struct k_lifo name = {.queue = {.first = NULL}}
#define k_fifo_init(fifo) k_queue_init(&(fifo)->queue)
#define k_fifo_put(fifo, item) k_queue_append(&(fifo)->queue, item)
#define k_fifo_get(fifo, timeout) k_queue_get(&(fifo)->queue, timeout)
#define k_fifo_is_empty(fifo) k_queue_is_empty(&(fifo)->queue)
#define k_lifo_init(lifo) k_queue_init(&(lifo)->queue)
#define k_lifo_put(lifo, item) k_queue_prepend(&(lifo)->queue, item)
#define k_lifo_get(lifo, timeout) k_queue_get(&(lifo)->queue, timeout)

#endif
