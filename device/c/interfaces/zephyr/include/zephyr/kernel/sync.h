/* Semaphores, mutexes, condition variables, events. */
#ifndef WWEP_ZEPHYR_SYNC_H
#define WWEP_ZEPHYR_SYNC_H

#include <zephyr/kernel/thread.h>

#define K_SEM_MAX_LIMIT UINT_MAX
struct k_sem {
    struct wwep_wait_list waiting;
    unsigned int count, limit;
};
#define K_SEM_DEFINE(name, initial, most) struct k_sem name = {.count = initial, .limit = most}
int k_sem_init(struct k_sem *sem, unsigned int initial, unsigned int limit);
int k_sem_take(struct k_sem *sem, k_timeout_t timeout);
void k_sem_give(struct k_sem *sem);
void k_sem_reset(struct k_sem *sem);
unsigned int k_sem_count_get(struct k_sem *sem);

struct k_mutex {
    struct wwep_wait_list waiting;
    k_tid_t owner;
    uint32_t lock_count;
};
#define K_MUTEX_DEFINE(name) struct k_mutex name = {.lock_count = 0}
int k_mutex_init(struct k_mutex *mutex);
int k_mutex_lock(struct k_mutex *mutex, k_timeout_t timeout);
int k_mutex_unlock(struct k_mutex *mutex);

struct k_condvar {
    struct wwep_wait_list waiting;
};
#define K_CONDVAR_DEFINE(name) struct k_condvar name = {.waiting = {NULL}}
int k_condvar_init(struct k_condvar *condvar);
int k_condvar_signal(struct k_condvar *condvar);
int k_condvar_broadcast(struct k_condvar *condvar);
int k_condvar_wait(struct k_condvar *condvar, struct k_mutex *mutex, k_timeout_t timeout);

struct k_event {
    struct wwep_wait_list waiting;
    uint32_t events;
};
#define K_EVENT_DEFINE(name) struct k_event name = {.events = 0}
void k_event_init(struct k_event *event);
uint32_t k_event_post(struct k_event *event, uint32_t events);
uint32_t k_event_set(struct k_event *event, uint32_t events);
uint32_t k_event_clear(struct k_event *event, uint32_t events);
uint32_t k_event_test(struct k_event *event, uint32_t events);
uint32_t k_event_wait(struct k_event *event, uint32_t events, bool reset, k_timeout_t timeout);
uint32_t k_event_wait_all(struct k_event *event, uint32_t events, bool reset, k_timeout_t timeout);

#endif
