/* The first press goes one way, later ones another; nobody goes the third, and with CRASH the second press is the end. */
#include <stdio.h>
#include "port/wwep_port.h"

#ifndef CRASH
#define CRASH 0
#endif

static int pressed;
static int presses;
static int *volatile nowhere;

__attribute__((noinline)) static void on_first(void) {
    wwep_post(WWEP_OP_PIN_SET, WWEP_PIN_LED(0), 1, 0, NULL, 0);
}

__attribute__((noinline)) static void on_later(void) {
    if (CRASH) *nowhere = presses;
    wwep_post(WWEP_OP_PIN_SET, WWEP_PIN_LED(0), 0, 0, NULL, 0);
}

__attribute__((noinline)) static void on_nothing(void) {
    printf("nobody presses %d times\n", presses);
}

static void on_press(void *argument) {
    wwep_semaphore_put(pressed);
    (void)argument;
}

void wwep_application(void) {
    pressed = wwep_semaphore_new(0);
    wwep_interrupt_at(WWEP_PIN_BUTTON(0), WWEP_EDGE_FALLING, on_press, NULL);
    for (;;) {
        wwep_semaphore_get(pressed, WWEP_FOREVER);
        presses++;
        if (presses == 1) {
            on_first();
        } else if (presses < 1000) {
            on_later();
        } else {
            on_nothing();
        }
    }
}
