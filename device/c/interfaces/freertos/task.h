/* Tasks and their notifications. */
#ifndef WWEP_FREERTOS_TASK_H
#define WWEP_FREERTOS_TASK_H

#include "FreeRTOS.h"

typedef struct tskTaskControlBlock *TaskHandle_t;
typedef enum { eRunning, eReady, eBlocked, eSuspended, eDeleted, eInvalid } eTaskState;
typedef enum {
    eNoAction, eSetBits, eIncrement, eSetValueWithOverwrite, eSetValueWithoutOverwrite
} eNotifyAction;

#define tskIDLE_PRIORITY ((UBaseType_t)0)
#define taskSCHEDULER_SUSPENDED ((BaseType_t)0)
#define taskSCHEDULER_NOT_STARTED ((BaseType_t)1)
#define taskSCHEDULER_RUNNING ((BaseType_t)2)
#define tskDEFAULT_INDEX_TO_NOTIFY 0

BaseType_t xTaskCreate(TaskFunction_t function, const char *name, configSTACK_DEPTH_TYPE words, void *parameters,
                       UBaseType_t priority, TaskHandle_t *handle);
TaskHandle_t xTaskCreateStatic(TaskFunction_t function, const char *name, uint32_t words, void *parameters,
                               UBaseType_t priority, StackType_t *stack, StaticTask_t *task);
void vTaskDelete(TaskHandle_t task);
void vTaskStartScheduler(void);
void vTaskDelay(TickType_t ticks);
BaseType_t xTaskDelayUntil(TickType_t *previous, TickType_t increment);
#define vTaskDelayUntil(previous, increment) ((void)xTaskDelayUntil(previous, increment))
void vTaskSuspend(TaskHandle_t task);
void vTaskResume(TaskHandle_t task);
BaseType_t xTaskResumeFromISR(TaskHandle_t task);
BaseType_t xTaskAbortDelay(TaskHandle_t task);
void vTaskSuspendAll(void);
BaseType_t xTaskResumeAll(void);
void taskYIELD(void);
TickType_t xTaskGetTickCount(void);
#define xTaskGetTickCountFromISR() xTaskGetTickCount()
TaskHandle_t xTaskGetCurrentTaskHandle(void);
TaskHandle_t xTaskGetHandle(const char *name);
char *pcTaskGetName(TaskHandle_t task);
#define pcTaskGetTaskName(task) pcTaskGetName(task)
UBaseType_t uxTaskPriorityGet(TaskHandle_t task);
void vTaskPrioritySet(TaskHandle_t task, UBaseType_t priority);
UBaseType_t uxTaskGetNumberOfTasks(void);
UBaseType_t uxTaskGetStackHighWaterMark(TaskHandle_t task);
BaseType_t xTaskGetSchedulerState(void);
eTaskState eTaskGetState(TaskHandle_t task);
BaseType_t xPortIsInsideInterrupt(void);

#define taskENTER_CRITICAL() portENTER_CRITICAL()
#define taskEXIT_CRITICAL() portEXIT_CRITICAL()
#define taskENTER_CRITICAL_FROM_ISR() portSET_INTERRUPT_MASK_FROM_ISR()
#define taskEXIT_CRITICAL_FROM_ISR(mask) portCLEAR_INTERRUPT_MASK_FROM_ISR(mask)
#define taskDISABLE_INTERRUPTS() portDISABLE_INTERRUPTS()
#define taskENABLE_INTERRUPTS() portENABLE_INTERRUPTS()

BaseType_t xTaskGenericNotify(TaskHandle_t task, UBaseType_t index, uint32_t value, eNotifyAction action,
                              uint32_t *previous);
BaseType_t xTaskNotifyWaitIndexed(UBaseType_t index, uint32_t clear_on_entry, uint32_t clear_on_exit,
                                  uint32_t *value, TickType_t ticks);
uint32_t ulTaskNotifyTakeIndexed(UBaseType_t index, BaseType_t clear_on_exit, TickType_t ticks);
BaseType_t xTaskNotifyStateClearIndexed(TaskHandle_t task, UBaseType_t index);
uint32_t ulTaskNotifyValueClearIndexed(TaskHandle_t task, UBaseType_t index, uint32_t bits);

#define xTaskNotifyIndexed(task, index, value, action) xTaskGenericNotify(task, index, value, action, NULL)
#define xTaskNotifyIndexedFromISR(task, index, value, action, woken) \
    (wwep_task_woken(woken), xTaskGenericNotify(task, index, value, action, NULL))
#define xTaskNotify(task, value, action) xTaskGenericNotify(task, 0, value, action, NULL)
#define xTaskNotifyFromISR(task, value, action, woken) xTaskNotifyIndexedFromISR(task, 0, value, action, woken)
#define xTaskNotifyAndQuery(task, value, action, previous) xTaskGenericNotify(task, 0, value, action, previous)
#define xTaskNotifyAndQueryFromISR(task, value, action, previous, woken) \
    (wwep_task_woken(woken), xTaskGenericNotify(task, 0, value, action, previous))
#define xTaskNotifyGive(task) xTaskGenericNotify(task, 0, 0, eIncrement, NULL)
#define xTaskNotifyGiveIndexed(task, index) xTaskGenericNotify(task, index, 0, eIncrement, NULL)
#define vTaskNotifyGiveFromISR(task, woken) ((void)xTaskNotifyIndexedFromISR(task, 0, 0, eIncrement, woken))
#define vTaskNotifyGiveIndexedFromISR(task, index, woken) \
    ((void)xTaskNotifyIndexedFromISR(task, index, 0, eIncrement, woken))
#define xTaskNotifyWait(on_entry, on_exit, value, ticks) xTaskNotifyWaitIndexed(0, on_entry, on_exit, value, ticks)
#define ulTaskNotifyTake(clear_on_exit, ticks) ulTaskNotifyTakeIndexed(0, clear_on_exit, ticks)
#define xTaskNotifyStateClear(task) xTaskNotifyStateClearIndexed(task, 0)
#define ulTaskNotifyValueClear(task, bits) ulTaskNotifyValueClearIndexed(task, 0, bits)

/* Says that a task was woken; which one runs next is not the interrupt's affair here. */
static inline void wwep_task_woken(BaseType_t *woken) {
    if (woken != NULL) {
        *woken = pdTRUE;
    }
}

#endif
