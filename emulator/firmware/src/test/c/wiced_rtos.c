/* Queues, timers, events, mutexes and lists, each told in a line. */
#include "wiced.h"

static wiced_queue_t queue;
static wiced_event_flags_t events;
static wiced_mutex_t mutex;
static wiced_thread_t producer, locker;
static int ticks;

static wiced_time_t now(void) {
    wiced_time_t time;
    wiced_time_get_time(&time);
    return time;
}

static void produce(wiced_thread_arg_t arg) {
    for (int i = 0; i < 4; i++) {
        wiced_rtos_push_to_queue(&queue, &i, WICED_WAIT_FOREVER);
    }
    wiced_rtos_set_event_flags(&events, 1);
    wiced_rtos_delay_milliseconds(20);
    wiced_rtos_set_event_flags(&events, 2);
    UNUSED_PARAMETER(arg);
}

static void lock(wiced_thread_arg_t arg) {
    wiced_rtos_lock_mutex(&mutex);
    WPRINT_APP_INFO(("locked at %u\n", now()));
    wiced_rtos_unlock_mutex(&mutex);
    UNUSED_PARAMETER(arg);
}

static void on_timer(void *arg) {
    ticks++;
    UNUSED_PARAMETER(arg);
}

void application_start(void) {
    wiced_timer_t timer;
    uint32_t set;
    int got;
    wiced_rtos_init_queue(&queue, "numbers", sizeof got, 2);
    wiced_rtos_init_event_flags(&events);
    wiced_rtos_create_thread(&producer, 5, "producer", produce, 4096, NULL);
    wiced_rtos_delay_milliseconds(10);
    WPRINT_APP_INFO(("full %d\n", wiced_rtos_is_queue_full(&queue)));
    for (int i = 0; i < 4; i++) {
        wiced_rtos_pop_from_queue(&queue, &got, 100);
        WPRINT_APP_INFO(("got %d\n", got));
    }
    WPRINT_APP_INFO(("empty %d\n", wiced_rtos_pop_from_queue(&queue, &got, 5)));
    wiced_result_t result =
        wiced_rtos_wait_for_event_flags(&events, 3, &set, WICED_TRUE, WAIT_FOR_ALL_EVENTS, 1000);
    WPRINT_APP_INFO(("events %d %u at %u\n", result, (unsigned)set, now()));
    wiced_rtos_init_timer(&timer, 10, on_timer, NULL);
    wiced_rtos_start_timer(&timer);
    wiced_rtos_delay_milliseconds(35);
    wiced_rtos_stop_timer(&timer);
    wiced_rtos_delay_milliseconds(35);
    WPRINT_APP_INFO(("ticks %d\n", ticks));
    wiced_rtos_init_mutex(&mutex);
    wiced_rtos_lock_mutex(&mutex);
    wiced_rtos_lock_mutex(&mutex);
    wiced_rtos_create_thread(&locker, 5, "locker", lock, 4096, NULL);
    wiced_rtos_delay_milliseconds(10);
    wiced_rtos_unlock_mutex(&mutex);
    wiced_rtos_delay_milliseconds(10);
    wiced_rtos_unlock_mutex(&mutex);
    wiced_rtos_thread_join(&locker);
    WPRINT_APP_INFO(("random %d\n", rand() != rand()));
    char typed[3] = {0};
    uint32_t size = 2;
    WPRINT_APP_INFO(("prompt> "));
    wiced_uart_receive_bytes(STDIO_UART, typed, &size, WICED_NEVER_TIMEOUT);
    WPRINT_APP_INFO(("typed %s\n", typed));
}
