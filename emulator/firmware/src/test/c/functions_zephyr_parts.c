/* Pins, console, log, random numbers and macros of Zephyr that no other program of a test uses; presses come. */
#include <stdarg.h>
#include <string.h>
#include <zephyr/console/console.h>
#include <zephyr/drivers/gpio.h>
#include <zephyr/drivers/uart.h>
#include <zephyr/kernel.h>
#include <zephyr/logging/log.h>
#include <zephyr/logging/log_ctrl.h>
#include <zephyr/random/random.h>
#include <zephyr/sys/byteorder.h>
#include "check.h"

LOG_MODULE_DECLARE(parts, LOG_LEVEL_INF);
BUILD_ASSERT(sizeof(int) == 4, "a processor of 32 bits or more");

#define CONFIG_YES 1
#define SW DT_ALIAS(sw0)
#define LED DT_NODELABEL(led0)

static const struct gpio_dt_spec button = GPIO_DT_SPEC_GET_BY_IDX(SW, gpios, 0);
static const struct gpio_dt_spec led = GPIO_DT_SPEC_GET_OR(LED, gpios, {0});
static const struct gpio_dt_spec none = GPIO_DT_SPEC_GET_OR(DT_ALIAS(sw9), gpios, {0});
static struct gpio_callback first, second;
static int edges, in_isr;

static void on_edge(const struct device *port, struct gpio_callback *callback, uint32_t pins) {
    edges += port == button.port && pins == BIT(button.pin) ? callback == &first ? 1 : 10 : 100;
    in_isr = k_is_in_isr();
}

static void tree(void) {
    CHECK(DT_NODE_EXISTS(SW) && DT_NODE_HAS_STATUS(SW, okay) && DT_NODE_HAS_STATUS_OKAY(LED));
    CHECK(DT_NODE_HAS_PROP(SW, gpios) && DT_HAS_ALIAS(sw0) && !DT_HAS_ALIAS(sw9));
    CHECK(DT_HAS_CHOSEN(zephyr_console) && !DT_NODE_EXISTS(DT_PATH(soc, nothing)));
    CHECK(DT_GPIO_PIN(SW, gpios) == 0 && (DT_GPIO_FLAGS(SW, gpios) & GPIO_ACTIVE_LOW));
    CHECK(strcmp(DT_GPIO_LABEL(SW, gpios), "buttons") == 0 && strcmp(DT_PROP(SW, label), "sw0") == 0);
    CHECK(strcmp(DT_LABEL(LED), "led0") == 0 && DEVICE_DT_GET(DT_GPIO_CTLR(LED, gpios)) == led.port);
    CHECK(DT_NODE_EXISTS(DT_GPIO_CTLR(SW, gpios)) && DEVICE_DT_GET(DT_GPIO_CTLR(SW, gpios)) == button.port);
    CHECK(device_get_binding(DT_GPIO_LABEL(LED, gpios)) == led.port && device_get_binding("nobody") == NULL);
    CHECK(DEVICE_DT_GET(DT_CHOSEN(zephyr_console)) == device_get_binding("uart"));
    CHECK(DEVICE_DT_GET_OR_NULL(LED) == led.port && DEVICE_DT_GET_OR_NULL(DT_ALIAS(sw9)) == NULL);
    CHECK(device_is_ready(led.port) && none.port == NULL && !device_is_ready(NULL));
}

static void pins(void) {
    CHECK(gpio_pin_configure(led.port, led.pin, GPIO_OUTPUT_INACTIVE | led.dt_flags) == 0);
    CHECK(gpio_pin_get(led.port, led.pin) == 0 && gpio_pin_set(led.port, led.pin, 1) == 0);
    CHECK(gpio_pin_get_dt(&led) == 1 && gpio_pin_toggle(led.port, led.pin) == 0 && gpio_pin_get_dt(&led) == 0);
    CHECK(gpio_pin_toggle_dt(&led) == 0 && gpio_pin_get_raw(led.port, led.pin) == 1);
    CHECK(gpio_pin_set_raw(led.port, led.pin, 0) == 0 && gpio_pin_get_dt(&led) == 0);
    CHECK(gpio_pin_configure(NULL, 0, GPIO_INPUT) == -EINVAL);
    gpio_pin_configure_dt(&button, GPIO_INPUT);
    CHECK(gpio_pin_get_dt(&button) == 0 && gpio_pin_get_raw(button.port, button.pin) == 1);
    CHECK(gpio_pin_interrupt_configure(button.port, button.pin, GPIO_INT_ENABLE | GPIO_INT_LOW_0) == -ENOTSUP);
    CHECK(gpio_pin_interrupt_configure(button.port, button.pin, GPIO_INT_EDGE_TO_ACTIVE) == 0);
    gpio_init_callback(&first, on_edge, BIT(button.pin));
    gpio_init_callback(&second, on_edge, BIT(button.pin));
    CHECK(gpio_add_callback_dt(&button, &first) == 0 && gpio_add_callback_dt(&button, &second) == 0);
    printk("press\n");
    k_msleep(1000);
    CHECK(edges == 11 && in_isr && gpio_remove_callback_dt(&button, &second) == 0);
    k_msleep(1000);
    CHECK(edges == 12 && gpio_remove_callback(button.port, &first) == 0);
    CHECK(gpio_remove_callback(button.port, &first) == -EINVAL);
    k_msleep(1000);
    CHECK(edges == 12);
}

static void written(const char *format, ...) {
    char text[20];
    va_list arguments;
    va_start(arguments, format);
    vprintk(format, arguments);
    va_end(arguments);
    va_start(arguments, format);
    vsnprintk(text, sizeof text, format, arguments);
    va_end(arguments);
    CHECK(strcmp(text, "5 and 6\n") == 0);
}

static void texts(void) {
    static const uint8_t bytes[] = {1, 0xAB};
    char text[20];
    CHECK(snprintk(text, sizeof text, "%d", 12) == 2 && strcmp(text, "12") == 0);
    written("%d and %d\n", 5, 6);
    LOG_INIT();
    LOG_WRN("warned %d", 1);
    LOG_HEXDUMP_ERR(bytes, sizeof bytes, "err");
    LOG_HEXDUMP_WRN(bytes, sizeof bytes, "wrn");
    LOG_HEXDUMP_INF(bytes, sizeof bytes, "inf");
    LOG_HEXDUMP_DBG(bytes, sizeof bytes, "dbg");
    LOG_PRINTK("printk\n");
    LOG_RAW("raw\n");
    LOG_PANIC();
}

static void typed(void) {
    const struct device *uart = DEVICE_DT_GET(DT_NODELABEL(uart0));
    unsigned char byte = 0;
    CHECK(console_init() == 0 && uart_poll_in(uart, &byte) == -1);
    uart_poll_out(uart, 't');
    CHECK(console_putchar('y') == 'y');
    printk("pe\n");
    CHECK(console_getchar() == 'a' && uart_poll_in(uart, &byte) == 0 && byte == 'b');
}

static void numbers(void) {
    uint8_t bytes[8] = {0}, other[8] = {0};
    int any = sys_rand8_get() | sys_rand16_get();
    sys_rand_get(bytes, sizeof bytes);
    CHECK(sys_csrand_get(other, sizeof other) == 0 && memcmp(bytes, other, 8) != 0 && any != 0);
    CHECK(sys_rand32_get() != sys_rand32_get() && sys_rand64_get() != sys_rand64_get());
    CHECK(sys_cpu_to_be16(0x1234) == 0x3412 && sys_be16_to_cpu(0x3412) == 0x1234);
    CHECK(sys_cpu_to_be32(0x12345678) == 0x78563412 && sys_be32_to_cpu(0x78563412) == 0x12345678);
    CHECK(sys_cpu_to_be64(1) == 1ULL << 56 && sys_be64_to_cpu(1ULL << 56) == 1);
    CHECK(sys_cpu_to_le16(0x1234) == 0x1234 && sys_le16_to_cpu(0x1234) == 0x1234);
    CHECK(sys_cpu_to_le32(0x12345678) == 0x12345678 && sys_le32_to_cpu(0x12345678) == 0x12345678);
    sys_put_be16(0x1234, bytes);
    sys_put_be32(0x56789ABC, bytes + 2);
    CHECK(bytes[0] == 0x12 && sys_get_be16(bytes) == 0x1234 && sys_get_be32(bytes + 2) == 0x56789ABC);
    sys_put_le16(0x1234, bytes);
    sys_put_le32(0x56789ABC, bytes + 2);
    CHECK(bytes[0] == 0x34 && sys_get_le16(bytes) == 0x1234 && sys_get_le32(bytes + 2) == 0x56789ABC);
}

static void macros(void) {
    static const int values[] = {3, 4};
    unsigned long bits = 0;
    int sum = 0, CONCAT(jo, ined) = 1;
    ARRAY_FOR_EACH(values, i) {
        sum += values[i];
    }
    WRITE_BIT(bits, 3, 1);
    CHECK(bits == 8 && IS_BIT_SET(bits, 3) && !IS_BIT_SET(bits, 2) && BIT_MASK(3) == 7 && BIT64(40) >> 39 == 2);
    CHECK(sum == 7 && joined && CLAMP(9, 1, 5) == 5 && IN_RANGE(5, 5, 6) && DIV_ROUND_UP(7, 2) == 4);
    CHECK(ROUND_UP(7, 4) == 8 && ROUND_DOWN(7, 4) == 4 && KHZ(2) == 2000 && MHZ(1) == 1000000);
    CHECK(KB(2) == 2048 && MAX(1, 2) == 2 && MIN(1, 2) == 1);
    CHECK(strcmp(STRINGIFY(CONFIG_YES), "1") == 0 && NUM_VA_ARGS_LESS_1(1, 2, 3) == 2);
    CHECK(IS_ENABLED(CONFIG_YES) && !IS_ENABLED(CONFIG_NO) && COND_CODE_1(CONFIG_YES, (5), (6)) == 5);
    CHECK(COND_CODE_1(CONFIG_NO, (5), (6)) == 6 && likely(1) && !unlikely(0));
    IF_ENABLED(CONFIG_NO, (sum = 0;))
    IF_ENABLED(CONFIG_YES, (sum++;))
    CHECK(sum == 8 && POINTER_TO_UINT(UINT_TO_POINTER(7)) == 7 && POINTER_TO_INT(INT_TO_POINTER(-7)) == -7);
}

int main(void) {
    tree();
    numbers();
    macros();
    texts();
    pins();
    typed();
    checked();
    return 0;
}
