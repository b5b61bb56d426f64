/* Semaphores and mutexes. */
#ifndef WWEP_FREERTOS_SEMPHR_H
#define WWEP_FREERTOS_SEMPHR_H

#include "queue.h"

typedef QueueHandle_t SemaphoreHandle_t;
typedef SemaphoreHandle_t xSemaphoreHandle;

#define semGIVE_BLOCK_TIME ((TickType_t)0)

SemaphoreHandle_t xSemaphoreCreateCounting(UBaseType_t most, UBaseType_t initial);
SemaphoreHandle_t xSemaphoreCreateMutex(void);
SemaphoreHandle_t xSemaphoreCreateRecursiveMutex(void);
BaseType_t xSemaphoreTakeRecursive(SemaphoreHandle_t mutex, TickType_t ticks);
BaseType_t xSemaphoreGiveRecursive(SemaphoreHandle_t mutex);
TaskHandle_t xSemaphoreGetMutexHolder(SemaphoreHandle_t mutex);
#define xSemaphoreGetMutexHolderFromISR(mutex) xSemaphoreGetMutexHolder(mutex)

#define xSemaphoreCreateBinary() xSemaphoreCreateCounting(1, 0)
#define vSemaphoreCreateBinary(semaphore) ((semaphore) = xSemaphoreCreateCounting(1, 1))
#define xSemaphoreCreateBinaryStatic(buffer) ((void)(buffer), xSemaphoreCreateBinary())
#define xSemaphoreCreateCountingStatic(most, initial, buffer) \
    ((void)(buffer), xSemaphoreCreateCounting(most, initial))
#define xSemaphoreCreateMutexStatic(buffer) ((void)(buffer), xSemaphoreCreateMutex())
#define xSemaphoreCreateRecursiveMutexStatic(buffer) ((void)(buffer), xSemaphoreCreateRecursiveMutex())
#define xSemaphoreTake(semaphore, ticks) xQueueGenericReceive(semaphore, NULL, ticks, pdFALSE)
#define xSemaphoreGive(semaphore) xQueueGenericSend(semaphore, NULL, 0, queueSEND_TO_BACK)
#define xSemaphoreTakeFromISR(semaphore, woken) (wwep_task_woken(woken), xSemaphoreTake(semaphore, 0))
#define xSemaphoreGiveFromISR(semaphore, woken) (wwep_task_woken(woken), xSemaphoreGive(semaphore))
#define vSemaphoreDelete(semaphore) vQueueDelete(semaphore)
#define uxSemaphoreGetCount(semaphore) uxQueueMessagesWaiting(semaphore)

#endif
