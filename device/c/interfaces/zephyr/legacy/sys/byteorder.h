/* As older sources include it. */
#include <zephyr/sys/byteorder.h>
