/* Queues, of which semaphores and mutexes are kinds. */
#ifndef WWEP_FREERTOS_QUEUE_H
#define WWEP_FREERTOS_QUEUE_H

#include "task.h"

typedef struct QueueDefinition *QueueHandle_t;

#define queueSEND_TO_BACK ((BaseType_t)0)
#define queueSEND_TO_FRONT ((BaseType_t)1)
#define queueOVERWRITE ((BaseType_t)2)

QueueHandle_t xQueueCreate(UBaseType_t length, UBaseType_t item_size);
#define xQueueCreateStatic(length, item_size, storage, queue) \
    ((void)(storage), (void)(queue), xQueueCreate(length, item_size))
BaseType_t xQueueGenericSend(QueueHandle_t queue, const void *item, TickType_t ticks, BaseType_t position);
BaseType_t xQueueGenericReceive(QueueHandle_t queue, void *item, TickType_t ticks, BaseType_t peek);
void vQueueDelete(QueueHandle_t queue);
UBaseType_t uxQueueMessagesWaiting(QueueHandle_t queue);
UBaseType_t uxQueueSpacesAvailable(QueueHandle_t queue);
BaseType_t xQueueReset(QueueHandle_t queue);

#define xQueueSend(queue, item, ticks) xQueueGenericSend(queue, item, ticks, queueSEND_TO_BACK)
#define xQueueSendToBack(queue, item, ticks) xQueueGenericSend(queue, item, ticks, queueSEND_TO_BACK)
#define xQueueSendToFront(queue, item, ticks) xQueueGenericSend(queue, item, ticks, queueSEND_TO_FRONT)
#define xQueueOverwrite(queue, item) xQueueGenericSend(queue, item, 0, queueOVERWRITE)
#define xQueueReceive(queue, item, ticks) xQueueGenericReceive(queue, item, ticks, pdFALSE)
#define xQueuePeek(queue, item, ticks) xQueueGenericReceive(queue, item, ticks, pdTRUE)
#define xQueueSendFromISR(queue, item, woken) (wwep_task_woken(woken), xQueueSend(queue, item, 0))
#define xQueueSendToBackFromISR(queue, item, woken) (wwep_task_woken(woken), xQueueSend(queue, item, 0))
#define xQueueSendToFrontFromISR(queue, item, woken) (wwep_task_woken(woken), xQueueSendToFront(queue, item, 0))
#define xQueueOverwriteFromISR(queue, item, woken) (wwep_task_woken(woken), xQueueOverwrite(queue, item))
#define xQueueReceiveFromISR(queue, item, woken) (wwep_task_woken(woken), xQueueReceive(queue, item, 0))
#define xQueuePeekFromISR(queue, item) xQueuePeek(queue, item, 0)
#define uxQueueMessagesWaitingFromISR(queue) uxQueueMessagesWaiting(queue)
#define xQueueIsQueueEmptyFromISR(queue) (uxQueueMessagesWaiting(queue) == 0 ? pdTRUE : pdFALSE)
#define xQueueIsQueueFullFromISR(queue) (uxQueueSpacesAvailable(queue) == 0 ? pdTRUE : pdFALSE)
#define vQueueAddToRegistry(queue, name) ((void)(queue), (void)(name))
#define vQueueUnregisterQueue(queue) ((void)(queue))

#endif
