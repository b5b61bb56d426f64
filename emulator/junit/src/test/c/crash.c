#include "wiced.h"

/* Crashes at the first press. */
static void on_press(void *arg) {
    *(volatile int *)arg = 1;
}

void application_start(void) {
    wiced_init();
    wiced_gpio_input_irq_enable(WICED_BUTTON2, IRQ_TRIGGER_FALLING_EDGE, on_press, NULL);
    WPRINT_APP_INFO(("ready\n"));
}
