/* Threads, semaphores, mutexes, queues, timers, events. */
#ifndef WWEP_WICED_RTOS_H
#define WWEP_WICED_RTOS_H

#include <stdint.h>
#include "wiced_result.h"

#define WICED_NEVER_TIMEOUT ((uint32_t)0xFFFFFFFF)
#define WICED_WAIT_FOREVER ((uint32_t)0xFFFFFFFF)
#define WICED_NO_WAIT ((uint32_t)0)

#define WICED_HIGHEST_PRIORITY (0)
#define WICED_DEFAULT_WORKER_PRIORITY (3)
#define WICED_NETWORK_WORKER_PRIORITY (3)
#define WICED_DEFAULT_LIBRARY_PRIORITY (5)
#define WICED_APPLICATION_PRIORITY (7)
#define WICED_LOWEST_PRIORITY (9)

typedef void *wiced_thread_arg_t;
typedef void (*wiced_thread_function_t)(wiced_thread_arg_t arg);

typedef struct {
    int thread; /* 0 for none */
    int ended;  /* semaphore, given once at the end */
    int over;
    wiced_thread_function_t function;
    void *argument;
} wiced_thread_t;

typedef struct { int semaphore; } wiced_semaphore_t;

typedef struct {
    int semaphore;
    int owner;
    int depth;
} wiced_mutex_t;

typedef struct {
    int filled, room;
    uint32_t size, count, first, used;
    uint8_t *bytes;
} wiced_queue_t;

typedef struct wiced_event_wait wiced_event_wait_t;
typedef struct {
    uint32_t flags;
    wiced_event_wait_t *waiting;
} wiced_event_flags_t;

typedef enum { WAIT_FOR_ANY_EVENT, WAIT_FOR_ALL_EVENTS } wiced_event_flags_wait_option_t;

typedef void (*timer_handler_t)(void *arg);
typedef struct {
    uint32_t milliseconds;
    timer_handler_t function;
    void *arg;
    int running;
    int wake; /* semaphore that cuts a wait short; 0 for none */
    int thread;
} wiced_timer_t;

wiced_result_t wiced_rtos_create_thread(wiced_thread_t *thread, uint8_t priority, const char *name,
                                        wiced_thread_function_t function, uint32_t stack_size, void *arg);
wiced_result_t wiced_rtos_create_thread_with_stack(wiced_thread_t *thread, uint8_t priority, const char *name,
                                                   wiced_thread_function_t function, void *stack,
                                                   uint32_t stack_size, void *arg);
wiced_result_t wiced_rtos_delete_thread(wiced_thread_t *thread);
wiced_result_t wiced_rtos_thread_join(wiced_thread_t *thread);
wiced_result_t wiced_rtos_is_current_thread(wiced_thread_t *thread);
wiced_result_t wiced_rtos_delay_milliseconds(uint32_t milliseconds);
wiced_result_t wiced_rtos_delay_microseconds(uint32_t microseconds);

wiced_result_t wiced_rtos_init_semaphore(wiced_semaphore_t *semaphore);
wiced_result_t wiced_rtos_set_semaphore(wiced_semaphore_t *semaphore);
wiced_result_t wiced_rtos_get_semaphore(wiced_semaphore_t *semaphore, uint32_t timeout_ms);
wiced_result_t wiced_rtos_deinit_semaphore(wiced_semaphore_t *semaphore);

wiced_result_t wiced_rtos_init_mutex(wiced_mutex_t *mutex);
wiced_result_t wiced_rtos_lock_mutex(wiced_mutex_t *mutex);
wiced_result_t wiced_rtos_unlock_mutex(wiced_mutex_t *mutex);
wiced_result_t wiced_rtos_deinit_mutex(wiced_mutex_t *mutex);

wiced_result_t wiced_rtos_init_queue(wiced_queue_t *queue, const char *name, uint32_t message_size,
                                     uint32_t number_of_messages);
wiced_result_t wiced_rtos_push_to_queue(wiced_queue_t *queue, void *message, uint32_t timeout_ms);
wiced_result_t wiced_rtos_pop_from_queue(wiced_queue_t *queue, void *message, uint32_t timeout_ms);
wiced_result_t wiced_rtos_deinit_queue(wiced_queue_t *queue);
wiced_result_t wiced_rtos_is_queue_empty(wiced_queue_t *queue);
wiced_result_t wiced_rtos_is_queue_full(wiced_queue_t *queue);

wiced_result_t wiced_rtos_init_timer(wiced_timer_t *timer, uint32_t time_ms, timer_handler_t function, void *arg);
wiced_result_t wiced_rtos_start_timer(wiced_timer_t *timer);
wiced_result_t wiced_rtos_stop_timer(wiced_timer_t *timer);
wiced_result_t wiced_rtos_deinit_timer(wiced_timer_t *timer);
wiced_result_t wiced_rtos_is_timer_running(wiced_timer_t *timer);

wiced_result_t wiced_rtos_init_event_flags(wiced_event_flags_t *flags);
wiced_result_t wiced_rtos_set_event_flags(wiced_event_flags_t *flags, uint32_t flags_to_set);
wiced_result_t wiced_rtos_wait_for_event_flags(wiced_event_flags_t *flags, uint32_t wanted, uint32_t *flags_set,
                                               wiced_bool_t clear_set_flags,
                                               wiced_event_flags_wait_option_t option, uint32_t timeout_ms);
wiced_result_t wiced_rtos_deinit_event_flags(wiced_event_flags_t *flags);

#endif
