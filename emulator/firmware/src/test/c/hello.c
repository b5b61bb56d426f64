#include <stdio.h>
#include "port/wwep_port.h"

void wwep_application(void) {
    printf("hello %d\n", 42);
}
