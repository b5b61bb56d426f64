/* Threads, semaphores and mutexes. */
#include "wiced_internal.h"

wiced_result_t wiced_result_of(int64_t answer) {
    switch (answer) {
        case WWEP_ERROR_TIMEOUT: return WICED_TIMEOUT;
        case WWEP_ERROR_CLOSED: return WICED_CONNECTION_CLOSED;
        case WWEP_ERROR_RESET: return WICED_CONNECTION_RESET;
        case WWEP_ERROR_CONNECT_FAILED: return WICED_ERROR;
        case WWEP_ERROR_BIND_FAILED: return WICED_ADDRESS_IN_USE;
        case WWEP_ERROR_NAME_NOT_RESOLVED: return WICED_ERROR;
        case WWEP_ERROR_NO_NETWORK: return WICED_NOTUP;
        case WWEP_ERROR_EXHAUSTED: return WICED_OUT_OF_HEAP_SPACE;
        case WWEP_ERROR_TLS_REJECTED: return WICED_TLS_HANDSHAKE_FAILED;
        case WWEP_ERROR_INVALID: return WICED_BADARG;
        case WWEP_ERROR_IN_INTERRUPT: return WICED_WOULD_BLOCK;
        default: return answer < 0 ? WICED_ERROR : WICED_SUCCESS;
    }
}

wiced_result_t wiced_wait(int semaphore, uint32_t timeout_ms) {
    int64_t got = wwep_semaphore_get(semaphore, wiced_timeout(timeout_ms));
    return got == 1 ? WICED_SUCCESS : got == 0 ? WICED_TIMEOUT : wiced_result_of(got);
}

static void run_thread(void *argument) {
    wiced_thread_t *thread = argument;
    thread->function(thread->argument);
    thread->over = 1;
    wwep_semaphore_put(thread->ended);
}

wiced_result_t wiced_rtos_create_thread(wiced_thread_t *thread, uint8_t priority, const char *name,
                                        wiced_thread_function_t function, uint32_t stack_size, void *arg) {
    thread->function = function;
    thread->argument = arg;
    thread->over = 0;
    thread->ended = wwep_semaphore_new(0);
    thread->thread = wwep_thread_start(name, priority, stack_size, run_thread, thread);
    return thread->thread < 0 ? WICED_OUT_OF_HEAP_SPACE : WICED_SUCCESS;
}

/* The stack that comes along is too small for a 64-bit C library: only its size counts. */
wiced_result_t wiced_rtos_create_thread_with_stack(wiced_thread_t *thread, uint8_t priority, const char *name,
                                                   wiced_thread_function_t function, void *stack,
                                                   uint32_t stack_size, void *arg) {
    (void)stack;
    return wiced_rtos_create_thread(thread, priority, name, function, stack_size, arg);
}

wiced_result_t wiced_rtos_delete_thread(wiced_thread_t *thread) {
    if (thread == NULL || thread->thread == wwep_thread_current()) {
        if (thread != NULL) {
            thread->over = 1;
            wwep_semaphore_put(thread->ended);
        }
        wwep_thread_exit();
    }
    if (thread->thread <= 0) {
        wwep_report(WWEP_REPORT_DOUBLE_DELETE, "a thread is deleted that does not exist");
        return WICED_BADARG;
    }
    if (!thread->over) {
        wwep_thread_kill(thread->thread);
        wwep_semaphore_put(thread->ended);
    }
    thread->thread = 0;
    return WICED_SUCCESS;
}

wiced_result_t wiced_rtos_thread_join(wiced_thread_t *thread) {
    if (!thread->over) {
        wiced_wait(thread->ended, WICED_WAIT_FOREVER);
        wwep_semaphore_put(thread->ended);
    }
    return WICED_SUCCESS;
}

wiced_result_t wiced_rtos_is_current_thread(wiced_thread_t *thread) {
    return thread->thread == wwep_thread_current() ? WICED_SUCCESS : WICED_ERROR;
}

wiced_result_t wiced_rtos_delay_milliseconds(uint32_t milliseconds) {
    return wiced_result_of(wwep_ask(WWEP_OP_DELAY, milliseconds * 1000LL, 0, 0));
}

wiced_result_t wiced_rtos_delay_microseconds(uint32_t microseconds) {
    return wiced_result_of(wwep_ask(WWEP_OP_DELAY, microseconds, 0, 0));
}

wiced_result_t wiced_rtos_init_semaphore(wiced_semaphore_t *semaphore) {
    semaphore->semaphore = wwep_semaphore_new(0);
    return WICED_SUCCESS;
}

wiced_result_t wiced_rtos_set_semaphore(wiced_semaphore_t *semaphore) {
    if (semaphore->semaphore == 0) {
        wwep_report(WWEP_REPORT_BAD_CALL, "a semaphore is set that was not initialised");
        return WICED_BADARG;
    }
    wwep_semaphore_put(semaphore->semaphore);
    return WICED_SUCCESS;
}

wiced_result_t wiced_rtos_get_semaphore(wiced_semaphore_t *semaphore, uint32_t timeout_ms) {
    return wiced_wait(semaphore->semaphore, timeout_ms);
}

wiced_result_t wiced_rtos_deinit_semaphore(wiced_semaphore_t *semaphore) {
    if (semaphore->semaphore == 0) {
        wwep_report(WWEP_REPORT_DOUBLE_DELETE, "a semaphore is deinitialised a second time");
        return WICED_BADARG;
    }
    wwep_semaphore_free(semaphore->semaphore);
    semaphore->semaphore = 0;
    return WICED_SUCCESS;
}

wiced_result_t wiced_rtos_init_mutex(wiced_mutex_t *mutex) {
    mutex->semaphore = wwep_semaphore_new(1);
    mutex->owner = -1;
    mutex->depth = 0;
    return WICED_SUCCESS;
}

/* As the vendor's: who has it may lock it again. */
wiced_result_t wiced_rtos_lock_mutex(wiced_mutex_t *mutex) {
    int self = wwep_thread_current();
    if (mutex->depth == 0 || mutex->owner != self) {
        wiced_result_t result = wiced_wait(mutex->semaphore, WICED_WAIT_FOREVER);
        if (result != WICED_SUCCESS) {
            return result;
        }
        mutex->owner = self;
    }
    mutex->depth++;
    return WICED_SUCCESS;
}

wiced_result_t wiced_rtos_unlock_mutex(wiced_mutex_t *mutex) {
    if (mutex->depth == 0 || mutex->owner != wwep_thread_current()) {
        wwep_report(WWEP_REPORT_BAD_CALL, "a mutex is unlocked by a thread that does not have it");
        return WICED_ERROR;
    }
    if (--mutex->depth == 0) {
        mutex->owner = -1;
        wwep_semaphore_put(mutex->semaphore);
    }
    return WICED_SUCCESS;
}

wiced_result_t wiced_rtos_deinit_mutex(wiced_mutex_t *mutex) {
    if (mutex->semaphore == 0) {
        wwep_report(WWEP_REPORT_DOUBLE_DELETE, "a mutex is deinitialised a second time");
        return WICED_BADARG;
    }
    wwep_semaphore_free(mutex->semaphore);
    mutex->semaphore = 0;
    return WICED_SUCCESS;
}
