/* A thread is deleted while it waits, and another takes its place. */
#include "wiced.h"

static wiced_semaphore_t semaphore;
static wiced_thread_t first, second;

static void wait_once(wiced_thread_arg_t arg) {
    WPRINT_APP_INFO(("%s waits\n", (const char *)arg));
    wiced_rtos_get_semaphore(&semaphore, WICED_WAIT_FOREVER);
    WPRINT_APP_INFO(("%s goes on\n", (const char *)arg));
}

void application_start(void) {
    wiced_rtos_init_semaphore(&semaphore);
    wiced_rtos_create_thread(&first, 5, "first", wait_once, 4096, "first");
    wiced_rtos_delay_milliseconds(10);
    wiced_rtos_delete_thread(&first);
    wiced_rtos_create_thread(&second, 5, "second", wait_once, 4096, "second");
    wiced_rtos_delay_milliseconds(10);
    wiced_rtos_set_semaphore(&semaphore);
    wiced_rtos_delay_milliseconds(10);
    WPRINT_APP_INFO(("current %d\n", wiced_rtos_is_current_thread(&second)));
    wiced_rtos_delete_thread(&first);
    WPRINT_APP_INFO(("end\n"));
}
