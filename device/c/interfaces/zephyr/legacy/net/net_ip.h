/* As older sources include it. */
#include <zephyr/net/net_ip.h>
