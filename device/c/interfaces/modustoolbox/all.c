/* ModusToolbox's libraries as one unit; FreeRTOS is another. */
#include "mtb_hal.c"
#include "mtb_option.c"
#include "mtb_socket.c"
#include "mtb_tls.c"
#include "mtb_wifi.c"
