/* Part of net_mgmt.h here. */
#include <zephyr/net/net_mgmt.h>
