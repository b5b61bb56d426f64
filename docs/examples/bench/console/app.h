/* The program, and what it needs of a board. */
#ifndef APP_H
#define APP_H

/* Runs the program; does not return. */
void app_run(void);

/* Waits for a character from the UART. */
char board_get(void);

/* Sends a character by the UART. */
void board_put(char c);

#endif
