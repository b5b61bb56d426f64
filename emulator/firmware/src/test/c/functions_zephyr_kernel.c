/* Threads, time and work of Zephyr: every function that no other program of a test calls. */
#include <string.h>
#include <zephyr/kernel.h>
#include "check.h"

K_THREAD_STACK_ARRAY_DEFINE(stacks, 2, 2048);
K_KERNEL_STACK_DEFINE(kernel_stack, 2048);
K_THREAD_STACK_DECLARE(declared, 2048);
static struct { K_THREAD_STACK_MEMBER(stack, K_THREAD_STACK_LEN(512)); } member;
static struct k_thread thread;
static int rounds, initialised, works, stopped;

static int at_init(void) {
    initialised = 1;
    return 0;
}
SYS_INIT_NAMED(named, at_init, APPLICATION, 0);

static void run(void *one, void *two, void *three) {
    ARG_UNUSED(one);
    ARG_UNUSED(two);
    ARG_UNUSED(three);
    for (;;) {
        rounds++;
        k_msleep(10);
    }
}

static void threads(void) {
    size_t unused = 0;
    k_tid_t self = k_current_get();
    CHECK(initialised && strcmp(k_thread_name_get(self), "main") == 0 && !k_is_in_isr() && k_is_preempt_thread());
    CHECK(K_PRIO_COOP(1) < 0 && K_PRIO_PREEMPT(1) == 1);
    CHECK(K_KERNEL_STACK_SIZEOF(kernel_stack) >= 2048 && sizeof member.stack >= 512 && sizeof declared >= 2048);
    k_tid_t other = k_thread_create(&thread, stacks[1], K_THREAD_STACK_SIZEOF(stacks[1]), run, NULL, NULL, NULL,
                                    K_PRIO_PREEMPT(5), 0, K_FOREVER);
    k_msleep(20);
    CHECK(other == &thread && rounds == 0);
    k_thread_start(other);
    k_msleep(25);
    CHECK(rounds == 3 && k_thread_priority_get(other) == 5);
    k_thread_priority_set(other, 6);
    CHECK(k_thread_priority_get(other) == 6 && k_thread_name_set(other, "runner") == 0);
    CHECK(strcmp(k_thread_name_get(other), "runner") == 0);
    CHECK(k_thread_stack_space_get(other, &unused) == 0 && unused > 0 && unused < 2048);
    k_wakeup(other);
    k_msleep(1);
    CHECK(rounds == 4);
    k_thread_suspend(other);
    k_msleep(50);
    CHECK(rounds == 4);
    k_thread_resume(other);
    k_msleep(1);
    CHECK(rounds == 5 && k_thread_join(other, K_MSEC(5)) == -EAGAIN && k_thread_join(other, K_NO_WAIT) == -EBUSY);
    CHECK(k_thread_join(self, K_NO_WAIT) == -EDEADLK);
    k_thread_abort(other);
    k_thread_abort(other);
    CHECK(k_thread_join(other, K_NO_WAIT) == 0);
}

static void time(void) {
    uint32_t cycles = k_cycle_get_32();
    int64_t ticks = k_uptime_ticks();
    CHECK(K_TIMEOUT_EQ(K_MINUTES(60), K_HOURS(1)) && K_TIMEOUT_EQ(K_TICKS(10), K_MSEC(1)));
    CHECK(K_TIMEOUT_EQ(K_USEC(150), K_TICKS(2)) && !K_TIMEOUT_EQ(K_FOREVER, K_NO_WAIT));
    k_busy_wait(1500);
    CHECK(k_usleep(500) == 0 && k_uptime_ticks() == ticks + 20);
    uint32_t spent = (uint32_t)k_cycle_get_64() - cycles;
    CHECK(k_cyc_to_us_floor32(spent) == 2000 && k_cyc_to_ms_floor32(spent) == 2);
    CHECK(k_cyc_to_ns_floor64(spent) == 2000000 && spent == sys_clock_hw_cycles_per_sec() / 500);
    CHECK(k_ms_to_ticks_ceil32(3) == 30 && k_ticks_to_ms_floor64(39) == 3);
    CHECK(k_uptime_seconds() == k_uptime_get() / 1000);
    k_timepoint_t end = sys_timepoint_calc(K_MSEC(5));
    k_msleep(3);
    CHECK(!sys_timepoint_expired(end) && K_TIMEOUT_EQ(sys_timepoint_timeout(end), K_MSEC(2)));
    k_msleep(3);
    CHECK(sys_timepoint_expired(end) && !sys_timepoint_expired(sys_timepoint_calc(K_FOREVER)));
}

static void on_expiry(struct k_timer *timer) {
    rounds += *(int *)k_timer_user_data_get(timer);
}

static void on_stop(struct k_timer *timer) {
    ARG_UNUSED(timer);
    stopped++;
}

static void timers(void) {
    struct k_timer timer;
    int hundred = 100;
    rounds = 0;
    k_timer_init(&timer, on_expiry, on_stop);
    k_timer_user_data_set(&timer, &hundred);
    k_timer_start(&timer, K_MSEC(10), K_MSEC(20));
    CHECK(k_timer_remaining_get(&timer) == 10 && k_timer_remaining_ticks(&timer) == 100);
    CHECK(k_timer_status_sync(&timer) == 1 && rounds <= 100);
    k_msleep(45);
    CHECK(rounds == 300 && k_timer_status_get(&timer) == 2 && k_timer_status_get(&timer) == 0);
    k_timer_stop(&timer);
    k_timer_stop(&timer);
    CHECK(stopped == 1 && k_timer_remaining_get(&timer) == 0 && k_timer_status_sync(&timer) == 0);
}

static void on_work(struct k_work *work) {
    ARG_UNUSED(work);
    works++;
    k_msleep(5);
}

static void on_delayed(struct k_work *work) {
    works += k_work_delayable_from_work(work) == NULL ? 0 : 10;
}

static void work(void) {
    static struct k_work_q queue;
    static struct k_work item;
    static struct k_work_delayable delayed;
    struct k_work_sync sync;
    k_work_queue_init(&queue);
    k_work_queue_start(&queue, stacks[0], K_THREAD_STACK_SIZEOF(stacks[0]), 3, NULL);
    k_work_init(&item, on_work);
    CHECK(!k_work_is_pending(&item) && k_work_submit_to_queue(&queue, &item) == 1);
    CHECK(k_work_submit_to_queue(&queue, &item) == 0 && k_work_is_pending(&item));
    CHECK(k_work_flush(&item, &sync) && works == 1 && !k_work_flush(&item, &sync));
    k_work_submit_to_queue(&queue, &item);
    CHECK(k_work_cancel(&item) == 0 && !k_work_is_pending(&item));
    k_msleep(10);
    CHECK(works == 1);
    k_work_submit_to_queue(&queue, &item);
    k_msleep(1);
    CHECK(k_work_cancel(&item) != 0 && k_work_cancel_sync(&item, &sync) && works == 2);
    k_work_init_delayable(&delayed, on_delayed);
    CHECK(k_work_schedule_for_queue(&queue, &delayed, K_MSEC(10)) == 1);
    CHECK(k_work_schedule_for_queue(&queue, &delayed, K_MSEC(1)) == 0 && k_work_delayable_is_pending(&delayed));
    CHECK(k_work_delayable_remaining_get(&delayed) == 100);
    k_msleep(8);
    CHECK(k_work_reschedule_for_queue(&queue, &delayed, K_MSEC(10)) == 1);
    k_msleep(8);
    CHECK(works == 2);
    k_msleep(4);
    CHECK(works == 12 && !k_work_delayable_is_pending(&delayed));
    CHECK(k_work_reschedule(&delayed, K_MSEC(5)) == 1 && k_work_cancel_delayable(&delayed) == 0);
    k_msleep(10);
    CHECK(works == 12 && k_work_schedule(&delayed, K_MSEC(5)) == 1);
    CHECK(k_work_cancel_delayable_sync(&delayed, &sync));
}

char declared[2048];

int main(void) {
    threads();
    time();
    timers();
    work();
    checked();
    return 0;
}
