/* As older sources include it. */
#include <zephyr/sys/reboot.h>
