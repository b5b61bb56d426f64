/* What the parts of the WICED interface share. */
#ifndef WWEP_WICED_INTERNAL_H
#define WWEP_WICED_INTERNAL_H

#include "../../port/wwep_port.h"
#include "wiced.h"

static inline int64_t wiced_timeout(uint32_t milliseconds) {
    return milliseconds == WICED_NEVER_TIMEOUT ? WWEP_FOREVER : (int64_t)milliseconds;
}

/* What an error of the ABI is called here. */
wiced_result_t wiced_result_of(int64_t answer);

/* Waits for a semaphore, as all waits do. */
wiced_result_t wiced_wait(int semaphore, uint32_t timeout_ms);

#endif
