/* What all interfaces are built on, as one unit. */
#include "wwep_port.c"
#include "wwep_socket.c"
#include "wwep_start.c"
#include "wwep_timer.c"
#include "wwep_wait.c"
