/* Devices, and what a devicetree names: buttons sw0 to sw3 and LEDs led0 to led3. */
#ifndef WWEP_ZEPHYR_DEVICE_H
#define WWEP_ZEPHYR_DEVICE_H

#include <stdbool.h>
#include <stddef.h>
#include <zephyr/devicetree.h>
#include <zephyr/init.h>

struct device {
    const char *name;
    int first_pin; /* the port's number of its pin 0 */
};

extern const struct device wwep_buttons, wwep_leds, wwep_uart;

const struct device *device_get_binding(const char *name);

static inline bool device_is_ready(const struct device *device) {
    return device != NULL;
}

#endif
