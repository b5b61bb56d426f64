/* As older sources include it. */
#include <zephyr/sys/__assert.h>
