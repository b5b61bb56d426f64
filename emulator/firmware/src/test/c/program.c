#include <spawn.h>
#include "port/wwep_port.h"

void wwep_application(void) {
    char *arguments[] = {"true", NULL};
    posix_spawn(NULL, "/bin/true", NULL, NULL, arguments, NULL);
}
