/* As older sources include it. */
#include <zephyr/net/net_context.h>
