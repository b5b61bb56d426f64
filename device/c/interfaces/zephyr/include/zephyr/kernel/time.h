/* Time: of waits, and since power on. */
#ifndef WWEP_ZEPHYR_TIME_H
#define WWEP_ZEPHYR_TIME_H

#include <stdbool.h>
#include <stdint.h>

typedef int64_t k_ticks_t;
typedef struct { k_ticks_t ticks; } k_timeout_t;

#undef CONFIG_SYS_CLOCK_TICKS_PER_SEC
#define CONFIG_SYS_CLOCK_TICKS_PER_SEC 10000
#define WWEP_TICKS_A_MS 10
#define MSEC_PER_SEC 1000U
#define USEC_PER_MSEC 1000U
#define USEC_PER_SEC 1000000U
#define NSEC_PER_SEC 1000000000U
#define SEC_PER_MIN 60U

#define K_TICKS(t) ((k_timeout_t){(k_ticks_t)(t)})
#define K_FOREVER K_TICKS(-1)
#define K_NO_WAIT K_TICKS(0)
#define K_MSEC(ms) K_TICKS((k_ticks_t)(ms) * WWEP_TICKS_A_MS)
#define K_USEC(us) K_TICKS(((k_ticks_t)(us) + 99) / 100)
#define K_SECONDS(s) K_MSEC((k_ticks_t)(s) * MSEC_PER_SEC)
#define K_MINUTES(m) K_SECONDS((k_ticks_t)(m) * 60)
#define K_HOURS(h) K_MINUTES((k_ticks_t)(h) * 60)
#define K_TIMEOUT_EQ(a, b) ((a).ticks == (b).ticks)

int32_t k_sleep(k_timeout_t timeout);
int32_t k_msleep(int32_t milliseconds);
int32_t k_usleep(int32_t microseconds);
void k_busy_wait(uint32_t microseconds);
void k_yield(void);
int64_t k_uptime_get(void);
int64_t k_uptime_ticks(void);
uint32_t k_cycle_get_32(void);
uint64_t k_cycle_get_64(void);
#define k_uptime_get_32() ((uint32_t)k_uptime_get())
#define k_uptime_seconds() ((uint32_t)(k_uptime_get() / 1000))
static inline int64_t k_uptime_delta(int64_t *since) {
    int64_t now = k_uptime_get();
    int64_t delta = now - *since;
    *since = now;
    return delta;
}
#define sys_clock_hw_cycles_per_sec() 1000000000U
#define k_cyc_to_ns_floor64(cycles) ((uint64_t)(cycles))
#define k_cyc_to_us_floor32(cycles) ((uint32_t)((cycles) / 1000U))
#define k_cyc_to_ms_floor32(cycles) ((uint32_t)((cycles) / 1000000U))
#define k_ms_to_ticks_ceil32(ms) ((uint32_t)((ms) * WWEP_TICKS_A_MS))
#define k_ticks_to_ms_floor64(ticks) ((uint64_t)(ticks) / WWEP_TICKS_A_MS)

typedef struct { int64_t end; } k_timepoint_t;
k_timepoint_t sys_timepoint_calc(k_timeout_t timeout);
k_timeout_t sys_timepoint_timeout(k_timepoint_t timepoint);
static inline bool sys_timepoint_expired(k_timepoint_t timepoint) {
    return sys_timepoint_timeout(timepoint).ticks == 0;
}

struct k_timer;
typedef void (*k_timer_expiry_t)(struct k_timer *timer);
typedef void (*k_timer_stop_t)(struct k_timer *timer);
struct k_timer {
    struct wwep_timer timer;
    k_timer_expiry_t expiry;
    k_timer_stop_t stop;
    uint32_t status;
    struct wwep_wait_list waiting;
    void *user_data;
};
void wwep_k_timer_expired(struct wwep_timer *timer);
#define K_TIMER_DEFINE(name, expiry_function, stop_function) \
    struct k_timer name = {.timer = {.expired = wwep_k_timer_expired}, .expiry = expiry_function, \
                           .stop = stop_function}
void k_timer_init(struct k_timer *timer, k_timer_expiry_t expiry, k_timer_stop_t stop);
void k_timer_start(struct k_timer *timer, k_timeout_t duration, k_timeout_t period);
void k_timer_stop(struct k_timer *timer);
uint32_t k_timer_status_get(struct k_timer *timer);
uint32_t k_timer_status_sync(struct k_timer *timer);
k_ticks_t k_timer_remaining_ticks(const struct k_timer *timer);
#define k_timer_remaining_get(timer) ((uint32_t)(k_timer_remaining_ticks(timer) / WWEP_TICKS_A_MS))
#define k_timer_user_data_set(timer, data) ((void)((timer)->user_data = (data)))
#define k_timer_user_data_get(timer) ((timer)->user_data)

#endif
