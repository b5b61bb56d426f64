/* Part of net_if.h here. */
#include <zephyr/net/net_if.h>
