/* Message queues, and queues of what the caller owns. */
#include "zephyr_private.h"

void k_msgq_init(struct k_msgq *queue, char *buffer, size_t msg_size, uint32_t max_msgs) {
    *queue = (struct k_msgq){.buffer = buffer, .msg_size = msg_size, .max_msgs = max_msgs};
}

int k_msgq_alloc_init(struct k_msgq *queue, size_t msg_size, uint32_t max_msgs) {
    char *buffer = calloc(max_msgs, msg_size);
    k_msgq_init(queue, buffer, msg_size, max_msgs);
    return buffer == NULL ? -ENOMEM : 0;
}

int k_msgq_cleanup(struct k_msgq *queue) {
    free(queue->buffer);
    queue->buffer = NULL;
    return 0;
}

/* Waits while there are as many messages as that; 0 once it is another number. */
static int wait_while(struct k_msgq *queue, uint32_t count, struct wwep_wait_list *list, k_timeout_t timeout) {
    int64_t deadline = wwep_deadline(zephyr_milliseconds(timeout));
    int64_t left = zephyr_milliseconds(timeout);
    int purged = 0;
    while (queue->used_msgs == count) {
        if (wwep_wait(list, left, &purged) <= 0) {
            return timeout.ticks == 0 ? -ENOMSG : -EAGAIN;
        }
        if (purged) {
            return -ENOMSG;
        }
        left = wwep_left(deadline);
    }
    zephyr_pause();
    return 0;
}

int k_msgq_put(struct k_msgq *queue, const void *data, k_timeout_t timeout) {
    int result = wait_while(queue, queue->max_msgs, &queue->writers, timeout);
    if (result == 0) {
        uint32_t at = (queue->first + queue->used_msgs++) % queue->max_msgs;
        memcpy(queue->buffer + at * queue->msg_size, data, queue->msg_size);
        wwep_wake(&queue->readers);
    }
    return result;
}

int k_msgq_peek(struct k_msgq *queue, void *data) {
    if (queue->used_msgs == 0) {
        return -ENOMSG;
    }
    memcpy(data, queue->buffer + queue->first * queue->msg_size, queue->msg_size);
    return 0;
}

int k_msgq_get(struct k_msgq *queue, void *data, k_timeout_t timeout) {
    int result = wait_while(queue, 0, &queue->readers, timeout);
    if (result == 0) {
        k_msgq_peek(queue, data);
        queue->first = (queue->first + 1) % queue->max_msgs;
        queue->used_msgs--;
        wwep_wake(&queue->writers);
    }
    return result;
}

/* Whoever waits for room goes on, and what it had is not kept. */
void k_msgq_purge(struct k_msgq *queue) {
    struct wwep_waiter *waiter;
    queue->used_msgs = 0;
    while ((waiter = wwep_wake(&queue->writers)) != NULL) {
        *(int *)waiter->data = 1;
    }
}

uint32_t k_msgq_num_used_get(struct k_msgq *queue) {
    return queue->used_msgs;
}

uint32_t k_msgq_num_free_get(struct k_msgq *queue) {
    return queue->max_msgs - queue->used_msgs;
}

void k_msgq_get_attrs(struct k_msgq *queue, struct k_msgq_attrs *attributes) {
    *attributes = (struct k_msgq_attrs){queue->msg_size, queue->max_msgs, queue->used_msgs};
}

void k_queue_init(struct k_queue *queue) {
    memset(queue, 0, sizeof *queue);
}

void k_queue_append(struct k_queue *queue, void *item) {
    *(void **)item = NULL;
    if (queue->first == NULL) {
        queue->first = item;
    } else {
        *(void **)queue->last = item;
    }
    queue->last = item;
    wwep_wake(&queue->readers);
}

void k_queue_prepend(struct k_queue *queue, void *item) {
    *(void **)item = queue->first;
    queue->last = queue->first == NULL ? item : queue->last;
    queue->first = item;
    wwep_wake(&queue->readers);
}

void *k_queue_get(struct k_queue *queue, k_timeout_t timeout) {
    int64_t deadline = wwep_deadline(zephyr_milliseconds(timeout));
    int64_t left = zephyr_milliseconds(timeout);
    while (queue->first == NULL) {
        if (wwep_wait(&queue->readers, left, NULL) <= 0) {
            return NULL;
        }
        left = wwep_left(deadline);
    }
    void *item = queue->first;
    queue->first = *(void **)item;
    return item;
}

int k_queue_is_empty(struct k_queue *queue) {
    return queue->first == NULL;
}
