/* Neither application_start nor main; with THREAD a thread of Zephyr's alone, which needs neither. */
#ifdef THREAD
#include <zephyr/kernel.h>

static void alone(void *a, void *b, void *c) {
    ARG_UNUSED(a);
    ARG_UNUSED(b);
    ARG_UNUSED(c);
    printk("alone\n");
}

K_THREAD_DEFINE(one, 1024, alone, NULL, NULL, NULL, 5, 0, 0);
#else
#include "wiced.h"

void aplication_start(void) {
    WPRINT_APP_INFO(("never\n"));
}
#endif
