/* The part of the port that is the same for every carrier and every vendor's interface. */
#include <stdio.h>
#include <string.h>
#include "wwep_port.h"

#define PINS 32

struct interrupt_vector {
    wwep_thread_function handler;
    void *argument;
    int pin;
};

static struct interrupt_vector vectors[PINS];
static int vector_count;
static int semaphore_count;

/* The numbers are chosen on this side, so that nobody has to wait for them. */
int wwep_semaphore_new(int permits) {
    wwep_post(WWEP_OP_SEMAPHORE_NEW, ++semaphore_count, permits, 0, NULL, 0);
    return semaphore_count;
}

void wwep_semaphore_put(int semaphore) {
    wwep_post(WWEP_OP_SEMAPHORE_PUT, semaphore, 0, 0, NULL, 0);
}

int wwep_semaphore_get(int semaphore, int64_t timeout) {
    return (int)wwep_ask(WWEP_OP_SEMAPHORE_GET, semaphore, timeout, 0);
}

void wwep_semaphore_free(int semaphore) {
    wwep_post(WWEP_OP_SEMAPHORE_FREE, semaphore, 0, 0, NULL, 0);
}

static int vector_of(int pin) {
    for (int i = 0; i < vector_count; i++) {
        if (vectors[i].pin == pin) {
            return i;
        }
    }
    if (vector_count == PINS) {
        wwep_report(WWEP_REPORT_BAD_CALL, "more than %d pins with interrupts", PINS);
        return -1;
    }
    vectors[vector_count].pin = pin;
    return vector_count++;
}

void wwep_interrupt_at(int pin, int edges, wwep_thread_function handler, void *argument) {
    int vector = vector_of(pin);
    if (vector >= 0) {
        vectors[vector].handler = handler;
        vectors[vector].argument = argument;
        wwep_post(WWEP_OP_PIN_LISTEN, pin, edges, vector, NULL, 0);
    }
}

/* Carriers call this on the interrupt's own stack. */
void wwep_interrupt(int64_t vector) {
    if (vector >= 0 && vector < vector_count && vectors[vector].handler != NULL) {
        vectors[vector].handler(vectors[vector].argument);
    }
}

void wwep_report(int kind, const char *format, ...) {
    char text[256];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    wwep_post(WWEP_OP_REPORT, kind, 0, 0, text, (uint32_t)strlen(text));
}

/* For carriers that cannot end a thread from within: it never goes on. */
__attribute__((weak)) void wwep_thread_exit(void) {
    for (;;) {
        wwep_ask(WWEP_OP_DELAY, 1000000000, 0, 0);
    }
}
