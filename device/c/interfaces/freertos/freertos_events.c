/* Event groups: who sets bits decides which of those that wait go on, then clears for all of them. */
#include <stdlib.h>
#include "event_groups.h"
#include "freertos_task.h"

struct EventGroupDef_t {
    EventBits_t bits;
    int deleted;
    struct wwep_wait_list waiting;
};

struct wish {
    EventBits_t bits, result;
    BaseType_t all, clear;
};

static int fulfilled(EventBits_t bits, const struct wish *wish) {
    return wish->all ? (bits & wish->bits) == wish->bits : (bits & wish->bits) != 0;
}

EventGroupHandle_t xEventGroupCreate(void) {
    return calloc(1, sizeof(struct EventGroupDef_t));
}

static int group_valid(EventGroupHandle_t group) {
    if (group == NULL || group->deleted) {
        wwep_report(WWEP_REPORT_BAD_CALL, "an event group is used that %s",
                    group == NULL ? "was not created" : "was deleted");
        return 0;
    }
    return 1;
}

EventBits_t xEventGroupWaitBits(EventGroupHandle_t group, EventBits_t bits, BaseType_t clear_on_exit,
                                BaseType_t wait_for_all, TickType_t ticks) {
    struct wish wish = {bits, 0, wait_for_all, clear_on_exit};
    if (!group_valid(group)) {
        return 0;
    }
    if (fulfilled(group->bits, &wish)) {
        EventBits_t result = group->bits;
        group->bits &= clear_on_exit ? ~bits : ~(EventBits_t)0;
        return result;
    }
    int woken = wwep_wait(&group->waiting, freertos_timeout(ticks), &wish);
    freertos_pause();
    return woken > 0 ? wish.result : group->bits;
}

EventBits_t xEventGroupSetBits(EventGroupHandle_t group, EventBits_t bits) {
    if (!group_valid(group)) {
        return 0;
    }
    EventBits_t cleared = 0;
    group->bits |= bits;
    struct wwep_waiter *next;
    for (struct wwep_waiter *each = group->waiting.first; each != NULL; each = next) {
        struct wish *wish = each->data;
        next = each->next;
        if (fulfilled(group->bits, wish)) {
            wish->result = group->bits;
            cleared |= wish->clear ? wish->bits : 0;
            wwep_wake_this(each);
        }
    }
    group->bits &= ~cleared;
    return group->bits;
}

EventBits_t xEventGroupClearBits(EventGroupHandle_t group, EventBits_t bits) {
    if (!group_valid(group)) {
        return 0;
    }
    EventBits_t before = group->bits;
    group->bits &= ~bits;
    return before;
}

/* Whoever comes last finds all bits, though those that waited clear them. */
EventBits_t xEventGroupSync(EventGroupHandle_t group, EventBits_t set, EventBits_t wait, TickType_t ticks) {
    if (!group_valid(group)) {
        return 0;
    }
    EventBits_t all = group->bits | set;
    xEventGroupSetBits(group, set);
    if ((all & wait) == wait) {
        group->bits &= ~wait;
        return all;
    }
    return xEventGroupWaitBits(group, wait, pdTRUE, pdTRUE, ticks);
}

void vEventGroupDelete(EventGroupHandle_t group) {
    if (group != NULL && group->deleted) {
        wwep_report(WWEP_REPORT_DOUBLE_DELETE, "an event group is deleted a second time");
    } else if (group_valid(group)) {
        group->deleted = 1;
        wwep_wake_all(&group->waiting);
    }
}
