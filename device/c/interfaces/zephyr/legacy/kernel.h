/* As older sources include it. */
#include <zephyr/kernel.h>
