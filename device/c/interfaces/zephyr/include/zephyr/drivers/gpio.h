/* Pins. What is logical turns with GPIO_ACTIVE_LOW, what is raw does not. */
#ifndef WWEP_ZEPHYR_GPIO_H
#define WWEP_ZEPHYR_GPIO_H

#include <zephyr/device.h>
#include <zephyr/dt-bindings/gpio/gpio.h>

typedef uint8_t gpio_pin_t;
typedef uint16_t gpio_dt_flags_t;
typedef uint32_t gpio_flags_t;
typedef uint32_t gpio_port_pins_t;
typedef uint32_t gpio_port_value_t;

#define GPIO_INPUT (1U << 16)
#define GPIO_OUTPUT (1U << 17)
#define GPIO_DISCONNECTED 0
#define GPIO_OUTPUT_INIT_LOW (1U << 18)
#define GPIO_OUTPUT_INIT_HIGH (1U << 19)
#define GPIO_OUTPUT_INIT_LOGICAL (1U << 20)
#define GPIO_OUTPUT_LOW (GPIO_OUTPUT | GPIO_OUTPUT_INIT_LOW)
#define GPIO_OUTPUT_HIGH (GPIO_OUTPUT | GPIO_OUTPUT_INIT_HIGH)
#define GPIO_OUTPUT_INACTIVE (GPIO_OUTPUT_LOW | GPIO_OUTPUT_INIT_LOGICAL)
#define GPIO_OUTPUT_ACTIVE (GPIO_OUTPUT_HIGH | GPIO_OUTPUT_INIT_LOGICAL)

#define GPIO_INT_DISABLE (1U << 21)
#define GPIO_INT_ENABLE (1U << 22)
#define GPIO_INT_LEVELS_LOGICAL (1U << 23)
#define GPIO_INT_EDGE (1U << 24)
#define GPIO_INT_LOW_0 (1U << 25)
#define GPIO_INT_HIGH_1 (1U << 26)
#define GPIO_INT_EDGE_RISING (GPIO_INT_ENABLE | GPIO_INT_EDGE | GPIO_INT_HIGH_1)
#define GPIO_INT_EDGE_FALLING (GPIO_INT_ENABLE | GPIO_INT_EDGE | GPIO_INT_LOW_0)
#define GPIO_INT_EDGE_BOTH (GPIO_INT_ENABLE | GPIO_INT_EDGE | GPIO_INT_LOW_0 | GPIO_INT_HIGH_1)
#define GPIO_INT_EDGE_TO_ACTIVE (GPIO_INT_EDGE_RISING | GPIO_INT_LEVELS_LOGICAL)
#define GPIO_INT_EDGE_TO_INACTIVE (GPIO_INT_EDGE_FALLING | GPIO_INT_LEVELS_LOGICAL)
#define GPIO_INT_DEBOUNCE 0

struct gpio_dt_spec {
    const struct device *port;
    gpio_pin_t pin;
    gpio_dt_flags_t dt_flags;
};

#define GPIO_DT_SPEC_GET(node, property) \
    {.port = &WWEP_DT_FACT(node, DEVICE), .pin = WWEP_DT_FACT(node, PIN), .dt_flags = WWEP_DT_FACT(node, FLAGS)}
#define GPIO_DT_SPEC_GET_BY_IDX(node, property, index) GPIO_DT_SPEC_GET(node, property)
#define GPIO_DT_SPEC_GET_OR(node, property, other) \
    COND_CODE_1(DT_NODE_EXISTS(node), (GPIO_DT_SPEC_GET(node, property)), (other))

struct gpio_callback;
typedef void (*gpio_callback_handler_t)(const struct device *port, struct gpio_callback *callback,
                                        gpio_port_pins_t pins);
struct gpio_callback {
    struct gpio_callback *next;
    gpio_callback_handler_t handler;
    gpio_port_pins_t pin_mask;
};

int gpio_pin_configure(const struct device *port, gpio_pin_t pin, gpio_flags_t flags);
int gpio_pin_interrupt_configure(const struct device *port, gpio_pin_t pin, gpio_flags_t flags);
int gpio_add_callback(const struct device *port, struct gpio_callback *callback);
int gpio_remove_callback(const struct device *port, struct gpio_callback *callback);
int gpio_pin_set(const struct device *port, gpio_pin_t pin, int value);
int gpio_pin_set_raw(const struct device *port, gpio_pin_t pin, int value);
int gpio_pin_get(const struct device *port, gpio_pin_t pin);
int gpio_pin_get_raw(const struct device *port, gpio_pin_t pin);
int gpio_pin_toggle(const struct device *port, gpio_pin_t pin);

static inline void gpio_init_callback(struct gpio_callback *callback, gpio_callback_handler_t handler,
                                      gpio_port_pins_t pins) {
    callback->handler = handler;
    callback->pin_mask = pins;
}

static inline bool gpio_is_ready_dt(const struct gpio_dt_spec *spec) {
    return spec->port != NULL;
}

static inline int gpio_pin_configure_dt(const struct gpio_dt_spec *spec, gpio_flags_t flags) {
    return gpio_pin_configure(spec->port, spec->pin, spec->dt_flags | flags);
}

static inline int gpio_pin_interrupt_configure_dt(const struct gpio_dt_spec *spec, gpio_flags_t flags) {
    return gpio_pin_interrupt_configure(spec->port, spec->pin, flags);
}

static inline int gpio_add_callback_dt(const struct gpio_dt_spec *spec, struct gpio_callback *callback) {
    return gpio_add_callback(spec->port, callback);
}

static inline int gpio_remove_callback_dt(const struct gpio_dt_spec *spec, struct gpio_callback *callback) {
    return gpio_remove_callback(spec->port, callback);
}

static inline int gpio_pin_set_dt(const struct gpio_dt_spec *spec, int value) {
    return gpio_pin_set(spec->port, spec->pin, value);
}

static inline int gpio_pin_get_dt(const struct gpio_dt_spec *spec) {
    return gpio_pin_get(spec->port, spec->pin);
}

static inline int gpio_pin_toggle_dt(const struct gpio_dt_spec *spec) {
    return gpio_pin_toggle(spec->port, spec->pin);
}

#endif
