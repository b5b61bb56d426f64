/* An interrupt wakes a thread; MODE 1 blocks in it, MODE 2 never returns, MODE 3 neither, without a block. */
#include <stdio.h>
#include "port/wwep_port.h"

static int pressed;
static volatile int forever = 1;

static void on_press(void *argument) {
    if (MODE == 1) printf("delay gives %lld\n", (long long)wwep_ask(WWEP_OP_DELAY, 1000, 0, 0));
    if (MODE == 2) while (forever) {}
    if (MODE == 3) for (;;) {}
    wwep_semaphore_put(pressed);
    (void)argument;
}

void wwep_application(void) {
    int on = 0;
    pressed = wwep_semaphore_new(0);
    wwep_interrupt_at(WWEP_PIN_BUTTON(0), WWEP_EDGE_FALLING, on_press, NULL);
    printf("ready\n");
    for (;;) {
        wwep_semaphore_get(pressed, WWEP_FOREVER);
        on = !on;
        wwep_post(WWEP_OP_PIN_SET, WWEP_PIN_LED(0), on, 0, NULL, 0);
        printf("led %d\n", on);
    }
}
