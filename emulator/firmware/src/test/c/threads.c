/* Two threads hand a token over by semaphores; delays add up. */
#include <stdio.h>
#include "port/wwep_port.h"

static int ping, pong;

static void other(void *argument) {
    for (int i = 0; i < 3; i++) {
        wwep_semaphore_get(ping, WWEP_FOREVER);
        printf("pong %d %s\n", i, (const char *)argument);
        wwep_ask(WWEP_OP_DELAY, 10000, 0, 0);
        wwep_semaphore_put(pong);
    }
}

void wwep_application(void) {
    ping = wwep_semaphore_new(0);
    pong = wwep_semaphore_new(0);
    wwep_thread_start("other", 5, 4096, other, "here");
    for (int i = 0; i < 3; i++) {
        printf("ping %d at %lld ms\n", i, (long long)wwep_ask(WWEP_OP_UPTIME, 0, 0, 0) / 1000000);
        wwep_semaphore_put(ping);
        wwep_semaphore_get(pong, WWEP_FOREVER);
    }
    int got = wwep_semaphore_get(pong, 25);
    printf("timeout %d at %lld ms\n", got, (long long)wwep_ask(WWEP_OP_UPTIME, 0, 0, 0) / 1000000);
}
