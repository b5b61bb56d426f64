/*
 * The program on an ATmega328P with 16 MHz, as an Arduino Uno has it.
 *
 *   avr-gcc -mmcu=atmega328p -Os -Wall -o avr.elf avr.c app.c
 */
#include <avr/io.h>

#include "app.h"

char board_get(void) {
    while (!(UCSR0A & (1 << RXC0))) {
    }
    return (char)UDR0;
}

void board_put(char c) {
    while (!(UCSR0A & (1 << UDRE0))) {
    }
    UDR0 = (unsigned char)c;
}

int main(void) {
    UCSR0A = 1 << U2X0;
    UBRR0 = 16; /* 16 MHz / 8 / 17: 115200 and 2 percent */
    UCSR0C = (1 << UCSZ01) | (1 << UCSZ00);
    UCSR0B = (1 << RXEN0) | (1 << TXEN0);
    app_run();
}
