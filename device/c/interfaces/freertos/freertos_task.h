/* Tasks as the interface's own parts see them. */
#ifndef WWEP_FREERTOS_TASK_PRIVATE_H
#define WWEP_FREERTOS_TASK_PRIVATE_H

#include "../../port/wwep_wait.h"
#include "task.h"

struct tskTaskControlBlock {
    int thread;
    UBaseType_t priority;
    TaskFunction_t function;
    void *parameters;
    uint32_t stack;
    int deleted, suspended;
    uint32_t value[configTASK_NOTIFICATION_ARRAY_ENTRIES];
    int pending[configTASK_NOTIFICATION_ARRAY_ENTRIES];
    struct wwep_wait_list notified, resumed, delayed;
    char name[configMAX_TASK_NAME_LEN];
};

static inline int64_t freertos_timeout(TickType_t ticks) {
    return ticks == portMAX_DELAY ? WWEP_FOREVER : (int64_t)ticks;
}

/* Stops the running task here if somebody has suspended it. */
void freertos_pause(void);

#endif
