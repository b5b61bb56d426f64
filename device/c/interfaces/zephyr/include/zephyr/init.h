/* Functions that run before main; here in the order of the sources. */
#ifndef WWEP_ZEPHYR_INIT_H
#define WWEP_ZEPHYR_INIT_H

#include <port/wwep_port.h>

/* Registers at load time what runs at the start. */
#define WWEP_AT_BOOT(name, function, argument) \
    static struct wwep_boot wwep_boot_##name = {function, argument, NULL}; \
    __attribute__((constructor)) static void wwep_register_##name(void) { \
        wwep_at_boot(&wwep_boot_##name); \
    }

#define SYS_INIT(function, level, priority) SYS_INIT_NAMED(function, function, level, priority)
#define SYS_INIT_NAMED(name, function, level, priority) \
    static void wwep_init_##name(void *unused) { \
        (void)unused; \
        function(); \
    } \
    WWEP_AT_BOOT(init_##name, wwep_init_##name, NULL)

#endif
