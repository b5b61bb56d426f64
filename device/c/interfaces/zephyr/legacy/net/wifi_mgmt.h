/* As older sources include it. */
#include <zephyr/net/wifi_mgmt.h>
