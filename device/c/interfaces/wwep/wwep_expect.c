/* Expectations of the firmware's own. */
#include <string.h>
#include "wwep.h"
#include "../../port/wwep_port.h"

void wwep_expectation_failed(const char *condition, const char *function, const char *file, int line) {
    const char *name = strrchr(file, '/');
    wwep_report(WWEP_REPORT_EXPECTATION, "%s does not hold in %s at %s:%d", condition, function,
                name == NULL ? file : name + 1, line);
}
