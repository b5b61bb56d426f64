/* As older sources include it. */
#include <zephyr/sys/printk.h>
