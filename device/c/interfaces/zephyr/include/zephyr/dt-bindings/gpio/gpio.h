/* Flags of pins in a devicetree. */
#ifndef WWEP_ZEPHYR_DT_GPIO_H
#define WWEP_ZEPHYR_DT_GPIO_H

#define GPIO_ACTIVE_LOW (1 << 0)
#define GPIO_ACTIVE_HIGH (0 << 0)
#define GPIO_OPEN_DRAIN (3 << 1)
#define GPIO_OPEN_SOURCE (1 << 1)
#define GPIO_PULL_UP (1 << 4)
#define GPIO_PULL_DOWN (1 << 5)

#endif
