/* A devicetree of names: each node is a word, and what is known of it are macros that begin with that word. */
#ifndef WWEP_ZEPHYR_DEVICETREE_H
#define WWEP_ZEPHYR_DEVICETREE_H

#include <zephyr/sys/util.h>

#define DT_ALIAS(alias) WWEP_DT_##alias
#define DT_NODELABEL(label) WWEP_DT_##label
#define DT_CHOSEN(chosen) WWEP_DT_##chosen
#define DT_PATH(...) WWEP_DT_path
#define DT_INVALID_NODE WWEP_DT_none

#define WWEP_DT_FACT_(node, fact) node##_##fact
#define WWEP_DT_FACT(node, fact) WWEP_DT_FACT_(node, fact)
#define DT_NODE_EXISTS(node) IS_ENABLED(WWEP_DT_FACT(node, EXISTS))
#define DT_NODE_HAS_STATUS(node, status) DT_NODE_EXISTS(node)
#define DT_NODE_HAS_STATUS_OKAY(node) DT_NODE_EXISTS(node)
#define DT_NODE_HAS_PROP(node, property) DT_NODE_EXISTS(node)
#define DT_HAS_ALIAS(alias) DT_NODE_EXISTS(DT_ALIAS(alias))
#define DT_HAS_CHOSEN(chosen) DT_NODE_EXISTS(DT_CHOSEN(chosen))
#define DT_GPIO_PIN(node, property) WWEP_DT_FACT(node, PIN)
#define DT_GPIO_FLAGS(node, property) WWEP_DT_FACT(node, FLAGS)
#define DT_GPIO_CTLR(node, property) WWEP_DT_FACT(node, PORT)
#define DT_GPIO_LABEL(node, property) WWEP_DT_FACT(node, PORT_NAME)
#define DT_PROP(node, property) WWEP_DT_FACT(node, property)
#define DT_LABEL(node) WWEP_DT_FACT(node, label)
#define DEVICE_DT_GET(node) (&WWEP_DT_FACT(node, DEVICE))
#define DEVICE_DT_GET_OR_NULL(node) COND_CODE_1(DT_NODE_EXISTS(node), (DEVICE_DT_GET(node)), (NULL))

/* Buttons are low while they are pressed, LEDs lit while they are high. */
#define WWEP_DT_BUTTON_FLAGS (GPIO_ACTIVE_LOW | GPIO_PULL_UP)
#define WWEP_DT_sw0_EXISTS 1
#define WWEP_DT_sw0_PIN 0
#define WWEP_DT_sw1_EXISTS 1
#define WWEP_DT_sw1_PIN 1
#define WWEP_DT_sw2_EXISTS 1
#define WWEP_DT_sw2_PIN 2
#define WWEP_DT_sw3_EXISTS 1
#define WWEP_DT_sw3_PIN 3
#define WWEP_DT_led0_EXISTS 1
#define WWEP_DT_led0_PIN 0
#define WWEP_DT_led1_EXISTS 1
#define WWEP_DT_led1_PIN 1
#define WWEP_DT_led2_EXISTS 1
#define WWEP_DT_led2_PIN 2
#define WWEP_DT_led3_EXISTS 1
#define WWEP_DT_led3_PIN 3

#define WWEP_DT_sw0_DEVICE wwep_buttons
#define WWEP_DT_sw1_DEVICE wwep_buttons
#define WWEP_DT_sw2_DEVICE wwep_buttons
#define WWEP_DT_sw3_DEVICE wwep_buttons
#define WWEP_DT_led0_DEVICE wwep_leds
#define WWEP_DT_led1_DEVICE wwep_leds
#define WWEP_DT_led2_DEVICE wwep_leds
#define WWEP_DT_led3_DEVICE wwep_leds
#define WWEP_DT_sw0_FLAGS WWEP_DT_BUTTON_FLAGS
#define WWEP_DT_sw1_FLAGS WWEP_DT_BUTTON_FLAGS
#define WWEP_DT_sw2_FLAGS WWEP_DT_BUTTON_FLAGS
#define WWEP_DT_sw3_FLAGS WWEP_DT_BUTTON_FLAGS
#define WWEP_DT_led0_FLAGS GPIO_ACTIVE_HIGH
#define WWEP_DT_led1_FLAGS GPIO_ACTIVE_HIGH
#define WWEP_DT_led2_FLAGS GPIO_ACTIVE_HIGH
#define WWEP_DT_led3_FLAGS GPIO_ACTIVE_HIGH
#define WWEP_DT_buttons_EXISTS 1
#define WWEP_DT_buttons_DEVICE wwep_buttons
#define WWEP_DT_leds_EXISTS 1
#define WWEP_DT_leds_DEVICE wwep_leds
#define WWEP_DT_sw0_PORT WWEP_DT_buttons
#define WWEP_DT_sw1_PORT WWEP_DT_buttons
#define WWEP_DT_sw2_PORT WWEP_DT_buttons
#define WWEP_DT_sw3_PORT WWEP_DT_buttons
#define WWEP_DT_led0_PORT WWEP_DT_leds
#define WWEP_DT_led1_PORT WWEP_DT_leds
#define WWEP_DT_led2_PORT WWEP_DT_leds
#define WWEP_DT_led3_PORT WWEP_DT_leds
#define WWEP_DT_sw0_label "sw0"
#define WWEP_DT_sw1_label "sw1"
#define WWEP_DT_sw2_label "sw2"
#define WWEP_DT_sw3_label "sw3"
#define WWEP_DT_led0_label "led0"
#define WWEP_DT_led1_label "led1"
#define WWEP_DT_led2_label "led2"
#define WWEP_DT_led3_label "led3"
#define WWEP_DT_sw0_PORT_NAME "buttons"
#define WWEP_DT_sw1_PORT_NAME "buttons"
#define WWEP_DT_sw2_PORT_NAME "buttons"
#define WWEP_DT_sw3_PORT_NAME "buttons"
#define WWEP_DT_led0_PORT_NAME "leds"
#define WWEP_DT_led1_PORT_NAME "leds"
#define WWEP_DT_led2_PORT_NAME "leds"
#define WWEP_DT_led3_PORT_NAME "leds"

#define WWEP_DT_zephyr_console_EXISTS 1
#define WWEP_DT_zephyr_console_DEVICE wwep_uart
#define WWEP_DT_zephyr_shell_uart_EXISTS 1
#define WWEP_DT_zephyr_shell_uart_DEVICE wwep_uart
#define WWEP_DT_uart0_EXISTS 1
#define WWEP_DT_uart0_DEVICE wwep_uart

#endif
