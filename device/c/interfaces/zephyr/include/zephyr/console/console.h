/* Reading the console. */
#ifndef WWEP_ZEPHYR_CONSOLE_H
#define WWEP_ZEPHYR_CONSOLE_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

int console_init(void);
int console_getchar(void);
int console_putchar(char byte);
void console_getline_init(void);
/* A line without its end, which stays until the next one is asked for. */
char *console_getline(void);

#endif
