/* Notifications: a number for each task, and whether it is news. */
#include "freertos_task.h"

static int can_notify(TaskHandle_t task, UBaseType_t index) {
    if (task == NULL || task->deleted || index >= configTASK_NOTIFICATION_ARRAY_ENTRIES) {
        wwep_report(WWEP_REPORT_BAD_CALL, "a task is notified that does not exist");
        return 0;
    }
    return 1;
}

static int take_value(TaskHandle_t task, UBaseType_t index, uint32_t value, eNotifyAction action) {
    switch (action) {
        case eSetBits: task->value[index] |= value; return 1;
        case eIncrement: task->value[index]++; return 1;
        case eSetValueWithoutOverwrite:
            if (task->pending[index]) {
                return 0;
            }
            task->value[index] = value;
            return 1;
        case eSetValueWithOverwrite: task->value[index] = value; return 1;
        case eNoAction:
        default: return 1;
    }
}

BaseType_t xTaskGenericNotify(TaskHandle_t task, UBaseType_t index, uint32_t value, eNotifyAction action,
                              uint32_t *previous) {
    if (!can_notify(task, index)) {
        return pdFAIL;
    }
    if (previous != NULL) {
        *previous = task->value[index];
    }
    int accepted = take_value(task, index, value, action);
    task->pending[index] = 1;
    wwep_wake_all(&task->notified);
    return accepted ? pdPASS : pdFAIL;
}

static int wait_until_pending(TaskHandle_t self, UBaseType_t index, TickType_t ticks) {
    int64_t deadline = wwep_deadline(freertos_timeout(ticks));
    int64_t left = freertos_timeout(ticks);
    while (!self->pending[index] && wwep_wait(&self->notified, left, NULL) > 0) {
        left = wwep_left(deadline);
    }
    freertos_pause();
    return self->pending[index];
}

BaseType_t xTaskNotifyWaitIndexed(UBaseType_t index, uint32_t clear_on_entry, uint32_t clear_on_exit,
                                  uint32_t *value, TickType_t ticks) {
    TaskHandle_t self = xTaskGetCurrentTaskHandle();
    if (!can_notify(self, index)) {
        return pdFALSE;
    }
    if (!self->pending[index]) {
        self->value[index] &= ~clear_on_entry;
    }
    int notified = wait_until_pending(self, index, ticks);
    if (value != NULL) {
        *value = self->value[index];
    }
    if (notified) {
        self->value[index] &= ~clear_on_exit;
    }
    self->pending[index] = 0;
    return notified ? pdTRUE : pdFALSE;
}

uint32_t ulTaskNotifyTakeIndexed(UBaseType_t index, BaseType_t clear_on_exit, TickType_t ticks) {
    TaskHandle_t self = xTaskGetCurrentTaskHandle();
    if (!can_notify(self, index)) {
        return 0;
    }
    int64_t deadline = wwep_deadline(freertos_timeout(ticks));
    int64_t left = freertos_timeout(ticks);
    while (self->value[index] == 0 && wwep_wait(&self->notified, left, NULL) > 0) {
        left = wwep_left(deadline);
    }
    freertos_pause();
    uint32_t value = self->value[index];
    if (value != 0) {
        self->value[index] = clear_on_exit ? 0 : value - 1;
    }
    self->pending[index] = 0;
    return value;
}

BaseType_t xTaskNotifyStateClearIndexed(TaskHandle_t task, UBaseType_t index) {
    TaskHandle_t whose = task == NULL ? xTaskGetCurrentTaskHandle() : task;
    int was = can_notify(whose, index) && whose->pending[index];
    if (was) {
        whose->pending[index] = 0;
    }
    return was ? pdTRUE : pdFALSE;
}

uint32_t ulTaskNotifyValueClearIndexed(TaskHandle_t task, UBaseType_t index, uint32_t bits) {
    TaskHandle_t whose = task == NULL ? xTaskGetCurrentTaskHandle() : task;
    uint32_t value = can_notify(whose, index) ? whose->value[index] : 0;
    if (value != 0) {
        whose->value[index] &= ~bits;
    }
    return value;
}
