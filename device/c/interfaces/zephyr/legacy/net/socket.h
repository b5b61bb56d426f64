/* As older sources include it. */
#include <zephyr/net/socket.h>
