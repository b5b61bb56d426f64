/* A megabyte of text, more than fits in one turn. */
#include <stdio.h>
#include "port/wwep_port.h"

void wwep_application(void) {
    for (int i = 0; i < 16384; i++) {
        printf("%05d 0123456789012345678901234567890123456789012345678901234567\n", i);
    }
}
