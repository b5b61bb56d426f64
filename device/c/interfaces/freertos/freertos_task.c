/* Tasks: threads that begin when the scheduler starts. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "freertos_task.h"

static TaskHandle_t tasks[WWEP_MOST_THREADS];
static struct wwep_wait_list gate; /* tasks that were made before the scheduler started */
static int started;
static UBaseType_t count;

TaskHandle_t xTaskGetCurrentTaskHandle(void) {
    int thread = wwep_thread_current();
    if (tasks[thread] == NULL) {
        /* Not one that the firmware made, such as the timers' or a socket's. */
        tasks[thread] = calloc(1, sizeof *tasks[thread]);
        tasks[thread]->thread = thread;
        snprintf(tasks[thread]->name, sizeof tasks[thread]->name, "thread %d", thread);
    }
    return tasks[thread];
}

static TaskHandle_t or_current(TaskHandle_t task) {
    return task == NULL ? xTaskGetCurrentTaskHandle() : task;
}

static void run_task(void *argument) {
    TaskHandle_t task = argument;
    while (!started) {
        wwep_wait(&gate, WWEP_FOREVER, NULL);
    }
    freertos_pause();
    task->function(task->parameters);
    wwep_report(WWEP_REPORT_BAD_CALL, "task %s returns from its function, which no task may", task->name);
    task->deleted = 1;
    tasks[task->thread] = NULL;
    count--;
}

BaseType_t xTaskCreate(TaskFunction_t function, const char *name, configSTACK_DEPTH_TYPE words, void *parameters,
                       UBaseType_t priority, TaskHandle_t *handle) {
    TaskHandle_t task = calloc(1, sizeof *task);
    if (task == NULL) {
        return errCOULD_NOT_ALLOCATE_REQUIRED_MEMORY;
    }
    task->function = function;
    task->parameters = parameters;
    task->priority = priority;
    task->stack = words * (uint32_t)sizeof(StackType_t);
    snprintf(task->name, sizeof task->name, "%s", name == NULL ? "task" : name);
    task->thread = wwep_thread_start(task->name, (int)priority, task->stack, run_task, task);
    if (task->thread < 0) {
        free(task);
        return errCOULD_NOT_ALLOCATE_REQUIRED_MEMORY;
    }
    tasks[task->thread] = task;
    count++;
    if (handle != NULL) {
        *handle = task;
    }
    return pdPASS;
}

/* The stack that comes along is too small for a 64-bit C library: only its size counts. */
TaskHandle_t xTaskCreateStatic(TaskFunction_t function, const char *name, uint32_t words, void *parameters,
                               UBaseType_t priority, StackType_t *stack, StaticTask_t *task) {
    TaskHandle_t made = NULL;
    (void)stack;
    (void)task;
    xTaskCreate(function, name, words, parameters, priority, &made);
    return made;
}

void vTaskDelete(TaskHandle_t task) {
    task = or_current(task);
    if (task->deleted) {
        wwep_report(WWEP_REPORT_DOUBLE_DELETE, "task %s is deleted a second time", task->name);
        return;
    }
    task->deleted = 1;
    tasks[task->thread] = NULL;
    count--;
    if (task->thread == wwep_thread_current()) {
        wwep_thread_exit();
    }
    wwep_thread_end(task->thread);
}

void vTaskStartScheduler(void) {
    started = 1;
    wwep_wake_all(&gate);
    wwep_thread_exit();
}

void freertos_pause(void) {
    TaskHandle_t task = tasks[wwep_thread_current()];
    while (task != NULL && task->suspended) {
        wwep_wait(&task->resumed, WWEP_FOREVER, NULL);
    }
}

void vTaskDelay(TickType_t ticks) {
    if (ticks == 0) {
        wwep_ask(WWEP_OP_DELAY, 0, 0, 0);
    } else {
        wwep_wait(&xTaskGetCurrentTaskHandle()->delayed, freertos_timeout(ticks), NULL);
    }
    freertos_pause();
}

BaseType_t xTaskDelayUntil(TickType_t *previous, TickType_t increment) {
    TickType_t due = *previous + increment;
    TickType_t left = due - xTaskGetTickCount();
    *previous = due;
    if (left == 0 || left > increment) {
        return pdFALSE; /* it is past already */
    }
    vTaskDelay(left);
    return pdTRUE;
}

BaseType_t xTaskAbortDelay(TaskHandle_t task) {
    return wwep_wake(&task->delayed) == NULL ? pdFAIL : pdPASS;
}

/* Another task stops at its next call that may wait. */
void vTaskSuspend(TaskHandle_t task) {
    or_current(task)->suspended = 1;
    freertos_pause();
}

void vTaskResume(TaskHandle_t task) {
    task->suspended = 0;
    wwep_wake_all(&task->resumed);
}

BaseType_t xTaskResumeFromISR(TaskHandle_t task) {
    vTaskResume(task);
    return pdTRUE;
}

void vTaskSuspendAll(void) {
}

BaseType_t xTaskResumeAll(void) {
    return pdFALSE;
}

void taskYIELD(void) {
    wwep_ask(WWEP_OP_DELAY, 0, 0, 0);
}

TickType_t xTaskGetTickCount(void) {
    return (TickType_t)wwep_milliseconds();
}

TaskHandle_t xTaskGetHandle(const char *name) {
    for (int i = 0; i < WWEP_MOST_THREADS; i++) {
        if (tasks[i] != NULL && strcmp(tasks[i]->name, name) == 0) {
            return tasks[i];
        }
    }
    return NULL;
}

char *pcTaskGetName(TaskHandle_t task) {
    return or_current(task)->name;
}

UBaseType_t uxTaskPriorityGet(TaskHandle_t task) {
    return or_current(task)->priority;
}

void vTaskPrioritySet(TaskHandle_t task, UBaseType_t priority) {
    or_current(task)->priority = priority;
}

UBaseType_t uxTaskGetNumberOfTasks(void) {
    return count;
}

/* In words; 0 if it has used more than it asked for. */
UBaseType_t uxTaskGetStackHighWaterMark(TaskHandle_t task) {
    uint32_t used = wwep_thread_stack_used(or_current(task)->thread);
    return used >= or_current(task)->stack ? 0 : (or_current(task)->stack - used) / sizeof(StackType_t);
}

BaseType_t xTaskGetSchedulerState(void) {
    return started ? taskSCHEDULER_RUNNING : taskSCHEDULER_NOT_STARTED;
}

eTaskState eTaskGetState(TaskHandle_t task) {
    return task == NULL                              ? eInvalid
           : task->deleted                           ? eDeleted
           : task->thread == wwep_thread_current()   ? eRunning
           : task->suspended                         ? eSuspended
                                                     : eBlocked;
}

BaseType_t xPortIsInsideInterrupt(void) {
    return wwep_thread_current() == 0 ? pdTRUE : pdFALSE;
}
