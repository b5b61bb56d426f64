/* Groups of event bits. */
#ifndef WWEP_FREERTOS_EVENT_GROUPS_H
#define WWEP_FREERTOS_EVENT_GROUPS_H

#include "timers.h"

typedef struct EventGroupDef_t *EventGroupHandle_t;
typedef TickType_t EventBits_t;

EventGroupHandle_t xEventGroupCreate(void);
#define xEventGroupCreateStatic(buffer) ((void)(buffer), xEventGroupCreate())
EventBits_t xEventGroupWaitBits(EventGroupHandle_t group, EventBits_t bits, BaseType_t clear_on_exit,
                                BaseType_t wait_for_all, TickType_t ticks);
EventBits_t xEventGroupSetBits(EventGroupHandle_t group, EventBits_t bits);
EventBits_t xEventGroupClearBits(EventGroupHandle_t group, EventBits_t bits);
EventBits_t xEventGroupSync(EventGroupHandle_t group, EventBits_t set, EventBits_t wait, TickType_t ticks);
void vEventGroupDelete(EventGroupHandle_t group);

#define xEventGroupGetBits(group) xEventGroupClearBits(group, 0)
#define xEventGroupGetBitsFromISR(group) xEventGroupClearBits(group, 0)
#define xEventGroupClearBitsFromISR(group, bits) xEventGroupClearBits(group, bits)
#define xEventGroupSetBitsFromISR(group, bits, woken) \
    (wwep_task_woken(woken), (void)xEventGroupSetBits(group, bits), pdPASS)

#endif
