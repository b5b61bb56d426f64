/* As older sources include it. */
#include <zephyr/net/dhcpv4.h>
