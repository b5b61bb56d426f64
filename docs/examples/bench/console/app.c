/*
 * A program for any board with a UART: it takes lines and answers them.
 *
 *   count    how many lines there were since the start
 *   hang     answers nothing any more, until the board is reset
 */
#include "app.h"

static unsigned count;

static void print(const char *text) {
    while (*text) {
        board_put(*text++);
    }
}

static void print_number(unsigned number) {
    if (number > 9) {
        print_number(number / 10);
    }
    board_put((char)('0' + number % 10));
}

static int same(const char *one, const char *other) {
    while (*one && *one == *other) {
        one++;
        other++;
    }
    return *one == *other;
}

static void answer(const char *line) {
    count++;
    if (same(line, "count")) {
        print("count ");
        print_number(count);
        print("\r\n");
    } else if (same(line, "hang")) {
        print("hanging\r\n");
        for (;;) {
            board_get();
        }
    } else {
        print("unknown command\r\n");
    }
}

void app_run(void) {
    char line[16];
    unsigned length = 0;
    count = 0;
    print("Booting\r\nIdle\r\n");
    for (;;) {
        char c = board_get();
        if (c == '\n') {
            line[length] = 0;
            length = 0;
            answer(line);
        } else if (c != '\r' && length < sizeof line - 1) {
            line[length++] = c;
        }
    }
}
