/* What any firmware may tell the simulator, as one unit. */
#include "wwep_expect.c"
