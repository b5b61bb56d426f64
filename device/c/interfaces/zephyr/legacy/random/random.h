/* As older sources include it. */
#include <zephyr/random/random.h>
