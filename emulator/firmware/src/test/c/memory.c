/* Takes memory until there is none, and uses what it did not get. */
#include <stdio.h>
#include <stdlib.h>
#include "port/wwep_port.h"

void wwep_application(void) {
    int had = 0;
    char *volatile block;
    while ((block = malloc(1 << 20)) != NULL) {
        had++;
    }
    printf("had %d MiB\n", had);
    *block = 1;
}
