#include "wiced.h"

/* Nothing of this is seen from outside. */
void application_start(void) {
    wiced_semaphore_t semaphore;
    wiced_rtos_init_semaphore(&semaphore);
    wiced_rtos_delay_milliseconds(10);
}
