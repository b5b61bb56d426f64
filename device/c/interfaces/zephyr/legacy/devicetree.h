/* As older sources include it. */
#include <zephyr/devicetree.h>
