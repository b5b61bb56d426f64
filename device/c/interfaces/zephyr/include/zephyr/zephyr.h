/* Part of kernel.h here. */
#include <zephyr/kernel.h>
