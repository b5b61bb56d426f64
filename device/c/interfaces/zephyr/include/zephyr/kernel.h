/* The kernel: threads, time, and what threads share. A tick is a tenth of a millisecond. */
#ifndef WWEP_ZEPHYR_KERNEL_H
#define WWEP_ZEPHYR_KERNEL_H

#include <limits.h>
#include <stdlib.h>
#include <zephyr/device.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/atomic.h>
#include <zephyr/sys/printk.h>
#include <zephyr/sys/util.h>
#include <zephyr/types.h>
#include <port/wwep_timer.h>
#include <zephyr/kernel/time.h>
#include <zephyr/kernel/thread.h>
#include <zephyr/kernel/sync.h>
#include <zephyr/kernel/queue.h>
#include <zephyr/kernel/work.h>

#define k_malloc(size) malloc(size)
#define k_calloc(count, size) calloc(count, size)
#define k_free(memory) free(memory)
#define k_panic() abort()
#define k_oops() abort()

/* Threads change at calls alone, so nothing has to be kept from changing. */
#define irq_lock() 0U
#define irq_unlock(key) ((void)(key))
struct k_spinlock { char unused; };
typedef struct { char unused; } k_spinlock_key_t;
static inline k_spinlock_key_t k_spin_lock(struct k_spinlock *lock) {
    (void)lock;
    return (k_spinlock_key_t){0};
}
static inline void k_spin_unlock(struct k_spinlock *lock, k_spinlock_key_t key) {
    (void)lock;
    (void)key;
}
#define k_sched_lock() ((void)0)
#define k_sched_unlock() ((void)0)

#endif
