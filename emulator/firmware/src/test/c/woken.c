/* An interrupt wakes one thread while another one has something to read: what each sees of the others. */
#include <stdio.h>
#include <stdlib.h>
#include "port/wwep_port.h"

static int pressed, interrupts, taken;

static void on_edge(void *argument) {
    (void)argument;
    interrupts++;
    wwep_semaphore_put(pressed);
}

static void reader(void *argument) {
    char typed[8];
    (void)argument;
    for (;;) {
        wwep_call(WWEP_OP_UART_RECEIVE, sizeof typed, WWEP_FOREVER, 0, NULL, 0, typed, sizeof typed, NULL);
        printf("reader: %d interrupts, %d taken\n", interrupts, taken);
    }
}

void wwep_application(void) {
    pressed = wwep_semaphore_new(0);
    wwep_thread_start("reader", 0, 4096, reader, NULL);
    wwep_interrupt_at(WWEP_PIN_BUTTON(0), WWEP_EDGE_FALLING | WWEP_EDGE_RISING, on_edge, NULL);
    printf("ready\n");
    for (;;) {
        wwep_semaphore_get(pressed, WWEP_FOREVER);
#ifdef ABORTS
        abort();
#endif
        taken++;
        wwep_post(WWEP_OP_PIN_SET, WWEP_PIN_LED(0), taken & 1, 0, NULL, 0);
        printf("taken %d of %d\n", taken, interrupts);
    }
}
