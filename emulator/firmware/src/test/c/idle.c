/* Firmware that waits for ever, in as many ways as IDLE says, and of which nothing is seen. */
#if IDLE < 10
#include "wiced.h"

static wiced_semaphore_t never;
static wiced_thread_t thread;

static void run(wiced_thread_arg_t arg) {
    UNUSED_PARAMETER(arg);
#if IDLE == 4
    wiced_rtos_get_semaphore(&never, WICED_WAIT_FOREVER);
#endif
}

void application_start(void) {
    wiced_rtos_init_semaphore(&never);
#if IDLE == 0 || IDLE == 4
    wiced_rtos_create_thread(&thread, 7, "worker", run, 2048, NULL);
#elif IDLE == 1
    while (1) {
        wiced_rtos_delay_milliseconds(300);
    }
#elif IDLE == 2
    wiced_rtos_delay_milliseconds(4000000);
#elif IDLE == 3
    wiced_rtos_get_semaphore(&never, WICED_WAIT_FOREVER);
#elif IDLE == 5
    while (1) {
        wiced_rtos_delay_milliseconds(0);
    }
#elif IDLE == 6
    while (wiced_rtos_get_semaphore(&never, 700) != WICED_SUCCESS) {
    }
#elif IDLE == 7
    wiced_rtos_delay_milliseconds(9999);
    WPRINT_APP_INFO(("just in time\n"));
    wiced_rtos_get_semaphore(&never, WICED_WAIT_FOREVER);
#endif
    UNUSED_VARIABLE(thread);
    UNUSED_VARIABLE(run);
}
#elif IDLE < 20
#include <zephyr/kernel.h>

int main(void) {
#if IDLE == 11
    k_sleep(K_FOREVER);
#elif IDLE == 12
    while (1) {
        k_yield();
    }
#endif
    return 0;
}
#else
#include "FreeRTOS.h"
#include "task.h"

static void work(void *arg) {
    (void)arg;
    while (1) {
#if IDLE == 21
        vTaskDelay(portMAX_DELAY);
#else
        taskYIELD();
#endif
    }
}

int main(void) {
#if IDLE != 20
    xTaskCreate(work, "worker", 512, NULL, 1, NULL);
#else
    (void)work;
#endif
    vTaskStartScheduler();
    return 0;
}
#endif
