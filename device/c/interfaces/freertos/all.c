/* FreeRTOS as one unit. */
#include "freertos_events.c"
#include "freertos_notify.c"
#include "freertos_queue.c"
#include "freertos_task.c"
#include "freertos_timer.c"
