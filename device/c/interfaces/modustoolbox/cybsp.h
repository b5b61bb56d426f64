/* The board's parts by their names. LEDs light when their pin is low, as on the vendor's kits. */
#ifndef WWEP_CYBSP_H
#define WWEP_CYBSP_H

#include "cyhal.h"

#define CYBSP_LED_STATE_ON (0U)
#define CYBSP_LED_STATE_OFF (1U)
#define CYBSP_BTN_PRESSED (0U)
#define CYBSP_BTN_OFF (1U)

#define CYBSP_USER_BTN ((cyhal_gpio_t)0x100)
#define CYBSP_USER_BTN1 CYBSP_USER_BTN
#define CYBSP_USER_BTN2 ((cyhal_gpio_t)0x101)
#define CYBSP_SW2 CYBSP_USER_BTN
#define CYBSP_SW4 CYBSP_USER_BTN2
#define CYBSP_USER_LED ((cyhal_gpio_t)0x200)
#define CYBSP_USER_LED1 CYBSP_USER_LED
#define CYBSP_USER_LED2 ((cyhal_gpio_t)0x201)
#define CYBSP_USER_LED3 ((cyhal_gpio_t)0x202)
#define CYBSP_LED1 CYBSP_USER_LED1
#define CYBSP_LED2 CYBSP_USER_LED2
#define CYBSP_LED3 CYBSP_USER_LED3
#define CYBSP_LED8 CYBSP_USER_LED1
#define CYBSP_LED9 CYBSP_USER_LED2
#define CYBSP_LED_RGB_RED CYBSP_USER_LED1
#define CYBSP_LED_RGB_GREEN CYBSP_USER_LED2
#define CYBSP_LED_RGB_BLUE CYBSP_USER_LED3
#define CYBSP_DEBUG_UART_TX ((cyhal_gpio_t)0x401)
#define CYBSP_DEBUG_UART_RX ((cyhal_gpio_t)0x402)
#define CYBSP_DEBUG_UART_CTS ((cyhal_gpio_t)0x403)
#define CYBSP_DEBUG_UART_RTS ((cyhal_gpio_t)0x404)

cy_rslt_t cybsp_init(void);

#endif
