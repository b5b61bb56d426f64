/* Numbers that change as a whole. */
#ifndef WWEP_ZEPHYR_ATOMIC_H
#define WWEP_ZEPHYR_ATOMIC_H

#include <stdbool.h>
#include <zephyr/sys/util.h>

typedef long atomic_t;
typedef atomic_t atomic_val_t;
typedef void *atomic_ptr_t;

#define ATOMIC_INIT(value) (value)
#define ATOMIC_BITS (sizeof(atomic_t) * 8)
#define ATOMIC_DEFINE(name, bits) atomic_t name[1 + ((bits)-1) / ATOMIC_BITS]
#define atomic_get(target) __atomic_load_n(target, __ATOMIC_SEQ_CST)
#define atomic_set(target, value) __atomic_exchange_n(target, value, __ATOMIC_SEQ_CST)
#define atomic_clear(target) atomic_set(target, 0)
#define atomic_add(target, value) __atomic_fetch_add(target, value, __ATOMIC_SEQ_CST)
#define atomic_sub(target, value) __atomic_fetch_sub(target, value, __ATOMIC_SEQ_CST)
#define atomic_inc(target) atomic_add(target, 1)
#define atomic_dec(target) atomic_sub(target, 1)
#define atomic_or(target, value) __atomic_fetch_or(target, value, __ATOMIC_SEQ_CST)
#define atomic_and(target, value) __atomic_fetch_and(target, value, __ATOMIC_SEQ_CST)

static inline bool atomic_cas(atomic_t *target, atomic_val_t old, atomic_val_t fresh) {
    return __atomic_compare_exchange_n(target, &old, fresh, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
}

static inline bool atomic_test_bit(const atomic_t *target, int bit) {
    return (target[bit / ATOMIC_BITS] >> bit % ATOMIC_BITS & 1) != 0;
}

static inline void atomic_set_bit(atomic_t *target, int bit) {
    atomic_or(&target[bit / ATOMIC_BITS], (atomic_val_t)BIT(bit % ATOMIC_BITS));
}

static inline void atomic_clear_bit(atomic_t *target, int bit) {
    atomic_and(&target[bit / ATOMIC_BITS], ~(atomic_val_t)BIT(bit % ATOMIC_BITS));
}

static inline bool atomic_test_and_set_bit(atomic_t *target, int bit) {
    bool was = atomic_test_bit(target, bit);
    atomic_set_bit(target, bit);
    return was;
}

static inline bool atomic_test_and_clear_bit(atomic_t *target, int bit) {
    bool was = atomic_test_bit(target, bit);
    atomic_clear_bit(target, bit);
    return was;
}

#endif
