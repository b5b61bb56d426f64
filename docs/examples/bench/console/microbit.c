/*
 * The program on a micro:bit, whose microcontroller is an nRF51822, without any library. Source: Nordic's nRF51 Series Reference Manual,
 * chapter UART.
 *
 *   arm-none-eabi-gcc -mcpu=cortex-m0 -mthumb -Os -Wall -ffreestanding -fno-tree-loop-distribute-patterns -nostdlib \
 *     -Wl,--section-start=.vectors=0,-Ttext=0x100,-Tdata=0x20000000 -o microbit.elf microbit.c app.c -lgcc
 */
#include <stdint.h>

#include "app.h"

#define UART(offset) (*(volatile uint32_t *)(0x40002000 + (offset)))
#define START_RX UART(0x000)
#define START_TX UART(0x008)
#define RX_READY UART(0x108)
#define TX_READY UART(0x11C)
#define ENABLE UART(0x500)
#define PIN_TX UART(0x50C)
#define PIN_RX UART(0x514)
#define RX UART(0x518)
#define TX UART(0x51C)
#define BAUD_RATE UART(0x524)

extern char __bss_start[], __bss_end__[];

char board_get(void) {
    while (!RX_READY) {
    }
    RX_READY = 0;
    return (char)RX;
}

void board_put(char c) {
    TX_READY = 0;
    TX = (uint8_t)c;
    while (!TX_READY) {
    }
}

void _start(void) {
    for (char *byte = __bss_start; byte < __bss_end__; byte++) {
        *byte = 0;
    }
    PIN_TX = 24;
    PIN_RX = 25;
    BAUD_RATE = 0x01D7E000; /* 115200 */
    ENABLE = 4;
    START_TX = 1;
    START_RX = 1;
    app_run();
}

/* What the processor begins with: its stack and the program's entry. */
__attribute__((section(".vectors"), used)) static void *const vectors[] = {(void *)0x20004000, (void *)_start};
