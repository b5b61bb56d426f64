/* What the interface's own parts share. */
#ifndef WWEP_ZEPHYR_PRIVATE_H
#define WWEP_ZEPHYR_PRIVATE_H

#include <zephyr/kernel.h>

/* A timeout in the milliseconds of the ABI, rounded up. */
static inline int64_t zephyr_milliseconds(k_timeout_t timeout) {
    return timeout.ticks < 0 ? WWEP_FOREVER : (timeout.ticks + WWEP_TICKS_A_MS - 1) / WWEP_TICKS_A_MS;
}

/* What a wait that was not woken returns: it had no time, or the time is over. */
static inline int zephyr_not_woken(k_timeout_t timeout) {
    return timeout.ticks == 0 ? -EBUSY : -EAGAIN;
}

/* Stops the running thread here if somebody has suspended it. */
void zephyr_pause(void);

#endif
