/* Queues; a semaphore is one whose items have no bytes, a mutex one that knows its holder. */
#include <stdlib.h>
#include <string.h>
#include "freertos_task.h"
#include "semphr.h"

enum kind { QUEUE, SEMAPHORE, MUTEX, DELETED };

struct QueueDefinition {
    enum kind kind;
    UBaseType_t length, size, first, count;
    TaskHandle_t holder;
    int depth;
    uint8_t *bytes;
    struct wwep_wait_list senders, receivers;
};

static QueueHandle_t queue_create(enum kind kind, UBaseType_t length, UBaseType_t size, UBaseType_t count) {
    QueueHandle_t queue = calloc(1, sizeof *queue);
    if (queue == NULL) {
        return NULL;
    }
    queue->bytes = size == 0 ? NULL : calloc(length, size);
    if (size > 0 && queue->bytes == NULL) {
        free(queue);
        return NULL;
    }
    queue->kind = kind;
    queue->length = length;
    queue->size = size;
    queue->count = count;
    return queue;
}

static int queue_valid(QueueHandle_t queue, const char *what) {
    if (queue == NULL || queue->kind == DELETED) {
        wwep_report(WWEP_REPORT_BAD_CALL, "%s on a queue, semaphore or mutex that %s", what,
                    queue == NULL ? "was not created" : "was deleted");
        return 0;
    }
    return 1;
}

QueueHandle_t xQueueCreate(UBaseType_t length, UBaseType_t item_size) {
    return queue_create(QUEUE, length, item_size, 0);
}

SemaphoreHandle_t xSemaphoreCreateCounting(UBaseType_t most, UBaseType_t initial) {
    return queue_create(SEMAPHORE, most, 0, initial);
}

SemaphoreHandle_t xSemaphoreCreateMutex(void) {
    return queue_create(MUTEX, 1, 0, 1);
}

SemaphoreHandle_t xSemaphoreCreateRecursiveMutex(void) {
    return queue_create(MUTEX, 1, 0, 1);
}

TaskHandle_t xSemaphoreGetMutexHolder(SemaphoreHandle_t mutex) {
    return queue_valid(mutex, "xSemaphoreGetMutexHolder") ? mutex->holder : NULL;
}

/* Waits until there are as many items as it takes: none of something is what the other side waits for. */
static int wait_while(QueueHandle_t queue, UBaseType_t count, struct wwep_wait_list *list, TickType_t ticks) {
    int64_t deadline = wwep_deadline(freertos_timeout(ticks));
    int64_t left = freertos_timeout(ticks);
    while (queue->kind != DELETED && queue->count == count) {
        if (wwep_wait(list, left, NULL) <= 0) {
            return 0;
        }
        left = wwep_left(deadline);
    }
    freertos_pause();
    return queue->kind != DELETED;
}

BaseType_t xQueueGenericSend(QueueHandle_t queue, const void *item, TickType_t ticks, BaseType_t position) {
    if (!queue_valid(queue, "send or give")) {
        return pdFAIL;
    }
    if (queue->kind == MUTEX && queue->count == 0 && queue->holder != xTaskGetCurrentTaskHandle()) {
        wwep_report(WWEP_REPORT_BAD_CALL, "a mutex is given by a task that does not hold it");
        return pdFAIL;
    }
    if (position == queueOVERWRITE && queue->count == queue->length) {
        queue->count = 0;
    } else if (!wait_while(queue, queue->length, &queue->senders, ticks)) {
        return errQUEUE_FULL;
    }
    UBaseType_t at = (queue->first + queue->count) % queue->length;
    if (position == queueSEND_TO_FRONT) {
        at = queue->first = (queue->first + queue->length - 1) % queue->length;
    }
    if (queue->size > 0) {
        memcpy(queue->bytes + at * queue->size, item, queue->size);
    }
    queue->count++;
    queue->holder = NULL;
    wwep_wake(&queue->receivers);
    return pdPASS;
}

BaseType_t xQueueGenericReceive(QueueHandle_t queue, void *item, TickType_t ticks, BaseType_t peek) {
    if (!queue_valid(queue, "receive or take") || !wait_while(queue, 0, &queue->receivers, ticks)) {
        return pdFAIL;
    }
    if (queue->size > 0) {
        memcpy(item, queue->bytes + queue->first * queue->size, queue->size);
    }
    if (peek) {
        wwep_wake(&queue->receivers); /* it is still there for the next one */
        return pdPASS;
    }
    queue->first = (queue->first + 1) % queue->length;
    queue->count--;
    if (queue->kind == MUTEX) {
        queue->holder = xTaskGetCurrentTaskHandle();
    }
    wwep_wake(&queue->senders);
    return pdPASS;
}

BaseType_t xSemaphoreTakeRecursive(SemaphoreHandle_t mutex, TickType_t ticks) {
    if (!queue_valid(mutex, "xSemaphoreTakeRecursive")) {
        return pdFAIL;
    }
    if (mutex->holder != xTaskGetCurrentTaskHandle() && xSemaphoreTake(mutex, ticks) != pdPASS) {
        return pdFAIL;
    }
    mutex->depth++;
    return pdPASS;
}

BaseType_t xSemaphoreGiveRecursive(SemaphoreHandle_t mutex) {
    if (!queue_valid(mutex, "xSemaphoreGiveRecursive") || mutex->holder != xTaskGetCurrentTaskHandle()) {
        return pdFAIL;
    }
    return --mutex->depth > 0 ? pdPASS : xSemaphoreGive(mutex);
}

/* What was deleted is kept, without its items, so that a second time can be told. */
void vQueueDelete(QueueHandle_t queue) {
    if (queue != NULL && queue->kind == DELETED) {
        wwep_report(WWEP_REPORT_DOUBLE_DELETE, "a queue, semaphore or mutex is deleted a second time");
    } else if (queue_valid(queue, "vQueueDelete")) {
        queue->kind = DELETED;
        free(queue->bytes);
        queue->bytes = NULL;
        wwep_wake_all(&queue->senders);
        wwep_wake_all(&queue->receivers);
    }
}

UBaseType_t uxQueueMessagesWaiting(QueueHandle_t queue) {
    return queue_valid(queue, "uxQueueMessagesWaiting") ? queue->count : 0;
}

UBaseType_t uxQueueSpacesAvailable(QueueHandle_t queue) {
    return queue_valid(queue, "uxQueueSpacesAvailable") ? queue->length - queue->count : 0;
}

BaseType_t xQueueReset(QueueHandle_t queue) {
    if (queue_valid(queue, "xQueueReset")) {
        queue->count = 0;
        queue->first = 0;
        wwep_wake_all(&queue->senders);
    }
    return pdPASS;
}
