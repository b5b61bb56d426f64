/* Time since power on, and of the day. */
#ifndef WWEP_WICED_TIME_H
#define WWEP_WICED_TIME_H

#include <stdint.h>
#include "wiced_result.h"

typedef uint32_t wiced_time_t;
typedef uint32_t wiced_utc_time_t;
typedef uint64_t wiced_utc_time_ms_t;

#define MILLISECONDS (1)
#define SECONDS (1000)
#define MINUTES (60 * SECONDS)
#define HOURS (60 * MINUTES)

wiced_result_t wiced_time_get_time(wiced_time_t *time);
wiced_result_t wiced_time_get_utc_time(wiced_utc_time_t *time);
wiced_result_t wiced_time_get_utc_time_ms(wiced_utc_time_ms_t *time);

#endif
