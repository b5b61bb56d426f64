/* Pins, console, log, random numbers. */
#include <zephyr/console/console.h>
#include <zephyr/drivers/gpio.h>
#include <zephyr/drivers/uart.h>
#include <zephyr/logging/log.h>
#include <zephyr/random/random.h>
#include "zephyr_private.h"

#define PINS 32
#define LINE 256

const struct device wwep_buttons = {"buttons", WWEP_PIN_BUTTON(0)};
const struct device wwep_leds = {"leds", WWEP_PIN_LED(0)};
const struct device wwep_uart = {"uart", 0};

struct pin {
    gpio_flags_t flags;
    const struct device *port;
};

static struct pin pins[2][PINS];
static struct gpio_callback *callbacks[2];

const struct device *device_get_binding(const char *name) {
    const struct device *all[] = {&wwep_buttons, &wwep_leds, &wwep_uart};
    for (size_t i = 0; i < ARRAY_SIZE(all); i++) {
        if (strcmp(all[i]->name, name) == 0) {
            return all[i];
        }
    }
    return NULL;
}

static int index_of(const struct device *port) {
    return port == &wwep_leds;
}

static struct pin *pin_of(const struct device *port, gpio_pin_t pin) {
    struct pin *self = &pins[index_of(port)][pin % PINS];
    self->port = port;
    return self;
}

static int inverted(const struct device *port, gpio_pin_t pin) {
    return (pin_of(port, pin)->flags & GPIO_ACTIVE_LOW) != 0;
}

int gpio_pin_configure(const struct device *port, gpio_pin_t pin, gpio_flags_t flags) {
    if (port == NULL || pin >= PINS) {
        return -EINVAL;
    }
    pin_of(port, pin)->flags = flags;
    if (flags & (GPIO_OUTPUT_INIT_LOW | GPIO_OUTPUT_INIT_HIGH)) {
        int high = (flags & GPIO_OUTPUT_INIT_HIGH) != 0;
        int logical = (flags & GPIO_OUTPUT_INIT_LOGICAL) != 0;
        return logical ? gpio_pin_set(port, pin, high) : gpio_pin_set_raw(port, pin, high);
    }
    return 0;
}

/* Which pin it was is known by the place that it was configured at. */
static void on_edge(void *argument) {
    struct pin *self = argument;
    gpio_port_pins_t bit = (gpio_port_pins_t)BIT(self - pins[index_of(self->port)]);
    struct gpio_callback *next;
    for (struct gpio_callback *each = callbacks[index_of(self->port)]; each != NULL; each = next) {
        next = each->next;
        if (each->pin_mask & bit) {
            each->handler(self->port, each, bit);
        }
    }
}

int gpio_pin_interrupt_configure(const struct device *port, gpio_pin_t pin, gpio_flags_t flags) {
    if (port == NULL || pin >= PINS) {
        return -EINVAL;
    }
    int edges = 0;
    if (flags & GPIO_INT_ENABLE) {
        if (!(flags & GPIO_INT_EDGE)) {
            return -ENOTSUP; /* levels: the board tells of edges alone */
        }
        int turned = (flags & GPIO_INT_LEVELS_LOGICAL) && inverted(port, pin);
        edges |= flags & GPIO_INT_HIGH_1 ? (turned ? WWEP_EDGE_FALLING : WWEP_EDGE_RISING) : 0;
        edges |= flags & GPIO_INT_LOW_0 ? (turned ? WWEP_EDGE_RISING : WWEP_EDGE_FALLING) : 0;
    }
    wwep_interrupt_at(port->first_pin + pin, edges, on_edge, pin_of(port, pin));
    return 0;
}

int gpio_add_callback(const struct device *port, struct gpio_callback *callback) {
    gpio_remove_callback(port, callback);
    callback->next = callbacks[index_of(port)];
    callbacks[index_of(port)] = callback;
    return 0;
}

int gpio_remove_callback(const struct device *port, struct gpio_callback *callback) {
    struct gpio_callback **at = &callbacks[index_of(port)];
    while (*at != NULL && *at != callback) {
        at = &(*at)->next;
    }
    if (*at == NULL) {
        return -EINVAL;
    }
    *at = callback->next;
    return 0;
}

int gpio_pin_set_raw(const struct device *port, gpio_pin_t pin, int value) {
    wwep_post(WWEP_OP_PIN_SET, port->first_pin + pin, value != 0, 0, NULL, 0);
    return 0;
}

int gpio_pin_set(const struct device *port, gpio_pin_t pin, int value) {
    return gpio_pin_set_raw(port, pin, inverted(port, pin) ? !value : value);
}

int gpio_pin_get_raw(const struct device *port, gpio_pin_t pin) {
    return wwep_ask(WWEP_OP_PIN_GET, port->first_pin + pin, 0, 0) == 1;
}

int gpio_pin_get(const struct device *port, gpio_pin_t pin) {
    int raw = gpio_pin_get_raw(port, pin);
    return inverted(port, pin) ? !raw : raw;
}

int gpio_pin_toggle(const struct device *port, gpio_pin_t pin) {
    return gpio_pin_set_raw(port, pin, !gpio_pin_get_raw(port, pin));
}

static int typed(int64_t timeout) {
    uint8_t byte;
    int64_t got = wwep_call(WWEP_OP_UART_RECEIVE, 1, timeout, 0, NULL, 0, &byte, 1, NULL);
    return got > 0 ? byte : -1;
}

int uart_poll_in(const struct device *uart, unsigned char *byte) {
    (void)uart;
    int got = typed(0);
    if (got >= 0) {
        *byte = (unsigned char)got;
    }
    return got < 0 ? -1 : 0;
}

void uart_poll_out(const struct device *uart, unsigned char byte) {
    (void)uart;
    putchar(byte);
}

int console_init(void) {
    return 0;
}

int console_getchar(void) {
    return typed(WWEP_FOREVER);
}

int console_putchar(char byte) {
    return putchar(byte);
}

void console_getline_init(void) {
}

char *console_getline(void) {
    static char line[LINE];
    size_t length = 0;
    for (int byte = console_getchar(); byte != '\n' && byte != '\r'; byte = console_getchar()) {
        if (length < sizeof line - 1) {
            line[length++] = (char)byte;
        }
    }
    line[length] = 0;
    return line;
}

static void begin_line(int level, const char *module) {
    static const char *const names[] = {"", "err", "wrn", "inf", "dbg"};
    printf("<%s> %s: ", names[level], module);
}

void wwep_log(int level, const char *module, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    begin_line(level, module);
    vprintf(format, arguments);
    putchar('\n');
    va_end(arguments);
}

void wwep_log_bytes(int level, const char *module, const void *bytes, size_t length, const char *text) {
    begin_line(level, module);
    printf("%s", text);
    for (size_t i = 0; i < length; i++) {
        printf(" %02x", ((const uint8_t *)bytes)[i]);
    }
    putchar('\n');
}

uint64_t sys_rand64_get(void) {
    return (uint64_t)wwep_ask(WWEP_OP_RANDOM, 0, 0, 0);
}

uint32_t sys_rand32_get(void) {
    return (uint32_t)sys_rand64_get();
}

uint16_t sys_rand16_get(void) {
    return (uint16_t)sys_rand64_get();
}

uint8_t sys_rand8_get(void) {
    return (uint8_t)sys_rand64_get();
}

void sys_rand_get(void *room, size_t size) {
    for (size_t i = 0; i < size; i++) {
        ((uint8_t *)room)[i] = sys_rand8_get();
    }
}

int sys_csrand_get(void *room, size_t size) {
    sys_rand_get(room, size);
    return 0;
}
