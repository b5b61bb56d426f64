/* Software timers, and the heap. */
#include <stdlib.h>
#include "../../port/wwep_timer.h"
#include "timers.h"

#define MICROS_A_TICK 1000

struct tmrTimerControl {
    struct wwep_timer timer; /* first, since callbacks get this one */
    const char *name;
    TickType_t period;
    BaseType_t reload;
    void *id;
    TimerCallbackFunction_t callback;
    int deleted;
};

static void expired(struct wwep_timer *timer) {
    TimerHandle_t self = (TimerHandle_t)timer;
    self->callback(self);
}

TimerHandle_t xTimerCreate(const char *name, TickType_t period, BaseType_t reload, void *id,
                           TimerCallbackFunction_t callback) {
    TimerHandle_t timer = calloc(1, sizeof *timer);
    if (timer != NULL) {
        timer->timer.expired = expired;
        timer->name = name;
        timer->period = period;
        timer->reload = reload;
        timer->id = id;
        timer->callback = callback;
    }
    return timer;
}

static int timer_valid(TimerHandle_t timer) {
    if (timer == NULL || timer->deleted) {
        wwep_report(WWEP_REPORT_BAD_CALL, "a timer is used that %s",
                    timer == NULL ? "was not created" : "was deleted");
        return 0;
    }
    return 1;
}

BaseType_t xTimerStart(TimerHandle_t timer, TickType_t ticks) {
    (void)ticks;
    if (!timer_valid(timer)) {
        return pdFAIL;
    }
    int64_t period = (int64_t)timer->period * MICROS_A_TICK;
    wwep_timer_start(&timer->timer, period, timer->reload ? period : 0);
    return pdPASS;
}

BaseType_t xTimerStop(TimerHandle_t timer, TickType_t ticks) {
    (void)ticks;
    if (!timer_valid(timer)) {
        return pdFAIL;
    }
    wwep_timer_stop(&timer->timer);
    return pdPASS;
}

BaseType_t xTimerChangePeriod(TimerHandle_t timer, TickType_t period, TickType_t ticks) {
    if (timer_valid(timer)) {
        timer->period = period;
    }
    return xTimerStart(timer, ticks);
}

BaseType_t xTimerDelete(TimerHandle_t timer, TickType_t ticks) {
    if (timer != NULL && timer->deleted) {
        wwep_report(WWEP_REPORT_DOUBLE_DELETE, "timer %s is deleted a second time", timer->name);
        return pdFAIL;
    }
    BaseType_t stopped = xTimerStop(timer, ticks);
    if (stopped == pdPASS) {
        timer->deleted = 1;
    }
    return stopped;
}

BaseType_t xTimerIsTimerActive(TimerHandle_t timer) {
    return timer_valid(timer) && timer->timer.running ? pdTRUE : pdFALSE;
}

void *pvTimerGetTimerID(TimerHandle_t timer) {
    return timer->id;
}

void vTimerSetTimerID(TimerHandle_t timer, void *id) {
    timer->id = id;
}

const char *pcTimerGetName(TimerHandle_t timer) {
    return timer->name;
}

TickType_t xTimerGetPeriod(TimerHandle_t timer) {
    return timer->period;
}

TickType_t xTimerGetExpiryTime(TimerHandle_t timer) {
    return (TickType_t)(timer->timer.due / 1000000);
}

void vTimerSetReloadMode(TimerHandle_t timer, BaseType_t reload) {
    timer->reload = reload;
    timer->timer.period = reload ? (int64_t)timer->period * 1000000 : 0;
}

struct pended {
    struct wwep_timer timer;
    PendedFunction_t function;
    void *parameter;
    uint32_t number;
};

static void call(struct wwep_timer *timer) {
    struct pended *pended = (struct pended *)timer;
    pended->function(pended->parameter, pended->number);
    free(pended);
}

BaseType_t xTimerPendFunctionCall(PendedFunction_t function, void *parameter, uint32_t number, TickType_t ticks) {
    (void)ticks;
    struct pended *pended = calloc(1, sizeof *pended);
    if (pended == NULL) {
        return pdFAIL;
    }
    *pended = (struct pended){{.expired = call}, function, parameter, number};
    wwep_timer_start(&pended->timer, 0, 0);
    return pdPASS;
}

void *pvPortMalloc(size_t size) {
    return malloc(size);
}

void *pvPortCalloc(size_t count, size_t size) {
    return calloc(count, size);
}

void vPortFree(void *memory) {
    free(memory);
}

/* The heap here is the C library's, which says nothing of its end. */
size_t xPortGetFreeHeapSize(void) {
    return configTOTAL_HEAP_SIZE;
}

size_t xPortGetMinimumEverFreeHeapSize(void) {
    return configTOTAL_HEAP_SIZE;
}
