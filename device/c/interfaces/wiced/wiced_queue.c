/* Queues, timers and event flags, built of semaphores. */
#include "wiced_internal.h"

wiced_result_t wiced_rtos_init_queue(wiced_queue_t *queue, const char *name, uint32_t message_size,
                                     uint32_t number_of_messages) {
    (void)name;
    memset(queue, 0, sizeof *queue);
    queue->bytes = calloc(number_of_messages, message_size);
    if (queue->bytes == NULL) {
        return WICED_OUT_OF_HEAP_SPACE;
    }
    queue->size = message_size;
    queue->count = number_of_messages;
    queue->filled = wwep_semaphore_new(0);
    queue->room = wwep_semaphore_new((int)number_of_messages);
    return WICED_SUCCESS;
}

wiced_result_t wiced_rtos_push_to_queue(wiced_queue_t *queue, void *message, uint32_t timeout_ms) {
    wiced_result_t result = wiced_wait(queue->room, timeout_ms);
    if (result == WICED_SUCCESS) {
        uint32_t at = (queue->first + queue->used++) % queue->count;
        memcpy(queue->bytes + at * queue->size, message, queue->size);
        wwep_semaphore_put(queue->filled);
    }
    return result;
}

wiced_result_t wiced_rtos_pop_from_queue(wiced_queue_t *queue, void *message, uint32_t timeout_ms) {
    wiced_result_t result = wiced_wait(queue->filled, timeout_ms);
    if (result == WICED_SUCCESS) {
        memcpy(message, queue->bytes + queue->first * queue->size, queue->size);
        queue->first = (queue->first + 1) % queue->count;
        queue->used--;
        wwep_semaphore_put(queue->room);
    }
    return result;
}

wiced_result_t wiced_rtos_deinit_queue(wiced_queue_t *queue) {
    if (queue->bytes == NULL) {
        wwep_report(WWEP_REPORT_DOUBLE_DELETE, "a queue is deinitialised a second time");
        return WICED_BADARG;
    }
    free(queue->bytes);
    queue->bytes = NULL;
    wwep_semaphore_free(queue->filled);
    wwep_semaphore_free(queue->room);
    return WICED_SUCCESS;
}

wiced_result_t wiced_rtos_is_queue_empty(wiced_queue_t *queue) {
    return queue->used == 0 ? WICED_SUCCESS : WICED_ERROR;
}

wiced_result_t wiced_rtos_is_queue_full(wiced_queue_t *queue) {
    return queue->used == queue->count ? WICED_SUCCESS : WICED_ERROR;
}

wiced_result_t wiced_rtos_init_timer(wiced_timer_t *timer, uint32_t time_ms, timer_handler_t function, void *arg) {
    memset(timer, 0, sizeof *timer);
    timer->milliseconds = time_ms;
    timer->function = function;
    timer->arg = arg;
    return WICED_SUCCESS;
}

/* One thread for each timer that was started: it waits for the time, or for the stop. */
static void timer_thread(void *argument) {
    wiced_timer_t *timer = argument;
    int wake = timer->wake;
    while (wiced_wait(wake, timer->milliseconds) == WICED_TIMEOUT) {
        timer->function(timer->arg);
    }
    wwep_semaphore_free(wake);
}

wiced_result_t wiced_rtos_start_timer(wiced_timer_t *timer) {
    if (timer->running) {
        wiced_rtos_stop_timer(timer);
    }
    timer->running = 1;
    timer->wake = wwep_semaphore_new(0);
    timer->thread = wwep_thread_start("timer", WICED_HIGHEST_PRIORITY, 0, timer_thread, timer);
    return timer->thread < 0 ? WICED_OUT_OF_HEAP_SPACE : WICED_SUCCESS;
}

wiced_result_t wiced_rtos_stop_timer(wiced_timer_t *timer) {
    if (timer->running) {
        timer->running = 0;
        wwep_semaphore_put(timer->wake);
    }
    return WICED_SUCCESS;
}

wiced_result_t wiced_rtos_deinit_timer(wiced_timer_t *timer) {
    return wiced_rtos_stop_timer(timer);
}

wiced_result_t wiced_rtos_is_timer_running(wiced_timer_t *timer) {
    return timer->running ? WICED_SUCCESS : WICED_ERROR;
}

struct wiced_event_wait {
    int semaphore;
    wiced_event_wait_t *next;
};

wiced_result_t wiced_rtos_init_event_flags(wiced_event_flags_t *flags) {
    memset(flags, 0, sizeof *flags);
    return WICED_SUCCESS;
}

wiced_result_t wiced_rtos_set_event_flags(wiced_event_flags_t *flags, uint32_t flags_to_set) {
    flags->flags |= flags_to_set;
    for (wiced_event_wait_t *each = flags->waiting; each != NULL; each = each->next) {
        wwep_semaphore_put(each->semaphore);
    }
    return WICED_SUCCESS;
}

static int satisfied(uint32_t set, uint32_t wanted, wiced_event_flags_wait_option_t option) {
    return option == WAIT_FOR_ALL_EVENTS ? (set & wanted) == wanted : (set & wanted) != 0;
}

static void stop_waiting(wiced_event_flags_t *flags, wiced_event_wait_t *self) {
    wiced_event_wait_t **at = &flags->waiting;
    while (*at != self) {
        at = &(*at)->next;
    }
    *at = self->next;
    wwep_semaphore_free(self->semaphore);
}

wiced_result_t wiced_rtos_wait_for_event_flags(wiced_event_flags_t *flags, uint32_t wanted, uint32_t *flags_set,
                                               wiced_bool_t clear_set_flags,
                                               wiced_event_flags_wait_option_t option, uint32_t timeout_ms) {
    wiced_result_t result = WICED_SUCCESS;
    if (!satisfied(flags->flags, wanted, option)) {
        wiced_event_wait_t self = {wwep_semaphore_new(0), flags->waiting};
        flags->waiting = &self;
        do {
            result = wiced_wait(self.semaphore, timeout_ms);
        } while (result == WICED_SUCCESS && !satisfied(flags->flags, wanted, option));
        stop_waiting(flags, &self);
    }
    *flags_set = flags->flags;
    if (result == WICED_SUCCESS && clear_set_flags) {
        flags->flags &= ~wanted;
    }
    return result;
}

wiced_result_t wiced_rtos_deinit_event_flags(wiced_event_flags_t *flags) {
    return wiced_rtos_init_event_flags(flags);
}
