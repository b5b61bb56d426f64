/* As older sources include it. */
#include <zephyr/drivers/gpio.h>
