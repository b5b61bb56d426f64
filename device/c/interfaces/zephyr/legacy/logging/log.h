/* As older sources include it. */
#include <zephyr/logging/log.h>
