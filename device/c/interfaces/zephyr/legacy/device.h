/* As older sources include it. */
#include <zephyr/device.h>
