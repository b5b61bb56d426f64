/* As older sources include it. */
#include <zephyr/drivers/uart.h>
