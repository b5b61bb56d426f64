/* As older sources include it. */
#include <zephyr/sys/atomic.h>
