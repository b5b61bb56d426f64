/* As older sources include it. */
#include <zephyr/sys/util.h>
