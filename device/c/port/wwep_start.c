/* What runs first: what was registered for the start, then the firmware's own first function. */
#include <stddef.h>
#include "wwep_carrier.h"
#include "wwep_port.h"

/* Weak, since firmware is written for one interface: WICED begins here, all others in main, and Zephyr's may have threads alone. */
void application_start(void) __attribute__((weak));

static struct wwep_boot *first, **last = &first;

void wwep_at_boot(struct wwep_boot *boot) {
    *last = boot;
    last = &boot->next;
}

__attribute__((weak)) void wwep_application(void) {
    for (struct wwep_boot *each = first; each != NULL; each = each->next) {
        each->run(each->argument);
    }
    wwep_main_function begin = wwep_main();
    if (application_start != NULL) {
        application_start();
    } else if (begin != NULL) {
        begin();
    } else if (first == NULL) {
        carrier_fault(WWEP_FAULT_NOTHING_DONE, 0, 0, "it has neither application_start nor main");
    }
}
