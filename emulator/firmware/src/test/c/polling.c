/* Waits by asking again and again; with PRINTING it prints for ever and never asks. */
#include "wiced.h"

void application_start(void) {
#ifdef PRINTING
    for (;;) {
        WPRINT_APP_INFO(("again\n"));
    }
#else
    wiced_time_t begin, end;
    wiced_init();
    wiced_time_get_time(&begin);
    while (wiced_gpio_input_get(WICED_BUTTON1)) {
    }
    wiced_time_get_time(&end);
    /* To the next ten milliseconds: a look takes a while. */
    WPRINT_APP_INFO(("pressed after %d ms\n", (int)((end - begin) / 10 * 10)));
#endif
}
