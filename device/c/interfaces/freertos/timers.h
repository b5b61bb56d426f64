/* Software timers. */
#ifndef WWEP_FREERTOS_TIMERS_H
#define WWEP_FREERTOS_TIMERS_H

#include "task.h"

typedef struct tmrTimerControl *TimerHandle_t;
typedef void (*TimerCallbackFunction_t)(TimerHandle_t timer);
typedef void (*PendedFunction_t)(void *parameter, uint32_t number);

TimerHandle_t xTimerCreate(const char *name, TickType_t period, BaseType_t reload, void *id,
                           TimerCallbackFunction_t callback);
#define xTimerCreateStatic(name, period, reload, id, callback, buffer) \
    ((void)(buffer), xTimerCreate(name, period, reload, id, callback))
BaseType_t xTimerStart(TimerHandle_t timer, TickType_t ticks);
BaseType_t xTimerStop(TimerHandle_t timer, TickType_t ticks);
BaseType_t xTimerChangePeriod(TimerHandle_t timer, TickType_t period, TickType_t ticks);
BaseType_t xTimerDelete(TimerHandle_t timer, TickType_t ticks);
BaseType_t xTimerIsTimerActive(TimerHandle_t timer);
void *pvTimerGetTimerID(TimerHandle_t timer);
void vTimerSetTimerID(TimerHandle_t timer, void *id);
const char *pcTimerGetName(TimerHandle_t timer);
TickType_t xTimerGetPeriod(TimerHandle_t timer);
TickType_t xTimerGetExpiryTime(TimerHandle_t timer);
void vTimerSetReloadMode(TimerHandle_t timer, BaseType_t reload);
BaseType_t xTimerPendFunctionCall(PendedFunction_t function, void *parameter, uint32_t number, TickType_t ticks);

#define xTimerReset(timer, ticks) xTimerStart(timer, ticks)
#define xTimerStartFromISR(timer, woken) (wwep_task_woken(woken), xTimerStart(timer, 0))
#define xTimerStopFromISR(timer, woken) (wwep_task_woken(woken), xTimerStop(timer, 0))
#define xTimerResetFromISR(timer, woken) (wwep_task_woken(woken), xTimerStart(timer, 0))
#define xTimerChangePeriodFromISR(timer, period, woken) \
    (wwep_task_woken(woken), xTimerChangePeriod(timer, period, 0))
#define xTimerPendFunctionCallFromISR(function, parameter, number, woken) \
    (wwep_task_woken(woken), xTimerPendFunctionCall(function, parameter, number, 0))

#endif
