/* As older sources include it. */
#include <zephyr/console/console.h>
