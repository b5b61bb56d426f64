/* What threads of Zephyr share: every function that no other program of a test calls. */
#include <zephyr/kernel.h>
#include <zephyr/sys/reboot.h>
#include "check.h"

K_FIFO_DEFINE(fifo);
K_LIFO_DEFINE(lifo);
K_QUEUE_DEFINE(queue);
K_CONDVAR_DEFINE(condvar);
static struct k_sem sem;
static struct k_mutex mutex;
static struct k_event event;
static struct k_msgq numbers;
K_THREAD_STACK_DEFINE(stack, 2048);
static struct k_thread thread;
static int result, woken;

struct item {
    void *reserved;
    int value;
};

static void start(k_thread_entry_t entry) {
    result = 1;
    k_thread_create(&thread, stack, K_THREAD_STACK_SIZEOF(stack), entry, NULL, NULL, NULL, 5, 0, K_NO_WAIT);
    k_msleep(1);
}

static void take(void *one, void *two, void *three) {
    ARG_UNUSED(one);
    ARG_UNUSED(two);
    ARG_UNUSED(three);
    result = k_sem_take(&sem, K_FOREVER);
}

static void semaphores(void) {
    CHECK(k_sem_init(&sem, 3, 2) == -EINVAL && k_sem_init(&sem, 2, 2) == 0 && k_sem_count_get(&sem) == 2);
    k_sem_reset(&sem);
    CHECK(k_sem_count_get(&sem) == 0 && k_sem_take(&sem, K_NO_WAIT) == -EBUSY);
    /* Whoever waits is told. */
    start(take);
    CHECK(result == 1);
    k_sem_reset(&sem);
    k_msleep(1);
    CHECK(result == -EAGAIN && k_thread_join(&thread, K_FOREVER) == 0);
}

static void wait_for_signal(void *one, void *two, void *three) {
    ARG_UNUSED(one);
    ARG_UNUSED(two);
    ARG_UNUSED(three);
    k_mutex_lock(&mutex, K_FOREVER);
    while (result > 0) {
        result = k_condvar_wait(&condvar, &mutex, K_FOREVER);
        woken++;
    }
    k_mutex_unlock(&mutex);
}

static void conditions(void) {
    CHECK(k_mutex_init(&mutex) == 0 && k_condvar_init(&condvar) == 0);
    CHECK(k_condvar_signal(&condvar) == 0 && k_condvar_broadcast(&condvar) == 0);
    start(wait_for_signal);
    CHECK(k_mutex_lock(&mutex, K_NO_WAIT) == 0 && k_condvar_signal(&condvar) == 0);
    k_msleep(1);
    CHECK(woken == 0); /* it has no mutex yet */
    k_mutex_unlock(&mutex);
    k_msleep(1);
    CHECK(woken == 1 && result == 0);
    start(wait_for_signal);
    CHECK(k_condvar_broadcast(&condvar) == 1);
    k_msleep(1);
    CHECK(woken == 2 && k_mutex_lock(&mutex, K_NO_WAIT) == 0);
    CHECK(k_condvar_wait(&condvar, &mutex, K_MSEC(5)) == -EAGAIN && k_mutex_unlock(&mutex) == 0);
}

static void wait_for_event(void *one, void *two, void *three) {
    ARG_UNUSED(one);
    ARG_UNUSED(two);
    ARG_UNUSED(three);
    result = (int)k_event_wait(&event, 6, false, K_FOREVER);
}

static void events(void) {
    k_event_init(&event);
    start(wait_for_event);
    k_event_post(&event, 1);
    k_msleep(1);
    CHECK(result == 1);
    CHECK(k_event_set(&event, 4) == 1 && k_event_test(&event, 7) == 4);
    k_msleep(1);
    CHECK(result == 4 && k_event_clear(&event, 4) == 4 && k_event_test(&event, 7) == 0);
    CHECK(k_event_wait(&event, 1, true, K_MSEC(2)) == 0);
}

static void put(void *one, void *two, void *three) {
    int number = 9;
    ARG_UNUSED(one);
    ARG_UNUSED(two);
    ARG_UNUSED(three);
    result = k_msgq_put(&numbers, &number, K_FOREVER);
}

static void messages(void) {
    static char __aligned(4) buffer[2 * sizeof(int)];
    struct k_msgq_attrs attributes;
    int number = 1;
    k_msgq_init(&numbers, buffer, sizeof number, 2);
    CHECK(k_msgq_peek(&numbers, &number) == -ENOMSG && k_msgq_num_free_get(&numbers) == 2);
    CHECK(k_msgq_put(&numbers, &number, K_NO_WAIT) == 0 && k_msgq_num_used_get(&numbers) == 1);
    number = 2;
    CHECK(k_msgq_put(&numbers, &number, K_NO_WAIT) == 0 && k_msgq_put(&numbers, &number, K_NO_WAIT) == -ENOMSG);
    k_msgq_get_attrs(&numbers, &attributes);
    CHECK(attributes.msg_size == sizeof number && attributes.max_msgs == 2 && attributes.used_msgs == 2);
    CHECK(k_msgq_peek(&numbers, &number) == 0 && number == 1);
    /* Whoever waits for room is told, and what it had is not kept. */
    start(put);
    CHECK(result == 1);
    k_msgq_purge(&numbers);
    k_msleep(1);
    CHECK(result == -ENOMSG && k_msgq_num_used_get(&numbers) == 0);
    CHECK(k_msgq_alloc_init(&numbers, sizeof number, 1) == 0 && k_msgq_put(&numbers, &number, K_NO_WAIT) == 0);
    CHECK(k_msgq_cleanup(&numbers) == 0);
}

static void queues(void) {
    struct item a = {.value = 1}, b = {.value = 2}, *got;
    k_fifo_init(&fifo);
    CHECK(k_fifo_is_empty(&fifo) && k_fifo_get(&fifo, K_MSEC(1)) == NULL);
    k_fifo_put(&fifo, &a);
    k_fifo_put(&fifo, &b);
    got = k_fifo_get(&fifo, K_NO_WAIT);
    CHECK(got == &a && !k_fifo_is_empty(&fifo) && k_fifo_get(&fifo, K_NO_WAIT) == &b);
    k_lifo_init(&lifo);
    k_lifo_put(&lifo, &a);
    k_lifo_put(&lifo, &b);
    CHECK(k_lifo_get(&lifo, K_NO_WAIT) == &b && k_lifo_get(&lifo, K_NO_WAIT) == &a);
    CHECK(k_lifo_get(&lifo, K_NO_WAIT) == NULL);
    k_queue_init(&queue);
    CHECK(k_queue_is_empty(&queue));
    k_queue_append(&queue, &a);
    k_queue_prepend(&queue, &b);
    CHECK(k_queue_peek_head(&queue) == &b && k_queue_get(&queue, K_NO_WAIT) == &b);
    CHECK(k_queue_get(&queue, K_NO_WAIT) == &a && k_queue_is_empty(&queue));
}

static void atomics(void) {
    static ATOMIC_DEFINE(bits, 100);
    atomic_t number = ATOMIC_INIT(5);
    CHECK(atomic_add(&number, 3) == 5 && atomic_sub(&number, 1) == 8 && atomic_inc(&number) == 7);
    CHECK(atomic_dec(&number) == 8 && atomic_or(&number, 8) == 7 && atomic_and(&number, 12) == 15);
    CHECK(atomic_get(&number) == 12 && atomic_set(&number, 1) == 12 && !atomic_cas(&number, 2, 3));
    CHECK(atomic_cas(&number, 1, 4) && atomic_get(&number) == 4 && atomic_clear(&number) == 4 && number == 0);
    atomic_set_bit(bits, 70);
    CHECK(atomic_test_bit(bits, 70) && !atomic_test_bit(bits, 6) && atomic_test_and_clear_bit(bits, 70));
    CHECK(!atomic_test_and_set_bit(bits, 99) && atomic_test_bit(bits, 99));
    atomic_clear_bit(bits, 99);
    CHECK(!atomic_test_bit(bits, 99));
}

static void locks(void) {
    struct k_spinlock lock = {0};
    unsigned key = irq_lock();
    irq_unlock(key);
    k_spinlock_key_t spun = k_spin_lock(&lock);
    k_spin_unlock(&lock, spun);
    k_sched_lock();
    k_sched_unlock();
    char *memory = k_malloc(8), *zeros = k_calloc(2, 4);
    CHECK(memory != NULL && zeros != NULL && zeros[7] == 0);
    k_free(memory);
    k_free(zeros);
}

int main(void) {
    semaphores();
    conditions();
    events();
    messages();
    queues();
    atomics();
    locks();
    checked();
    END; /* k_panic(), k_oops() or sys_reboot(...) */
    return 0;
}
