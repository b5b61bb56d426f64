/*
 * An ATmega328P in simavr whose UART is a console: standard input and output, or a pseudo-terminal that a link leads to. (Debian's program
 * simavr prints what the UART sends, and gives it no input.) SIGUSR1 resets the microcontroller.
 *
 *   gcc -Wall -o simavr-uart simavr-uart.c -lsimavr      Debian: libsimavr-dev
 *   ./simavr-uart avr.elf [LINK]
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>

#include <simavr/avr_uart.h>
#include <simavr/sim_avr.h>
#include <simavr/sim_elf.h>

#define CLOCK 16000000
#define LOOK 16000 /* cycles between two looks at the console, which are a millisecond */

static int in = 0, out = 1;
static int takes; /* whether the UART has room */
static const char *link_name;
static volatile sig_atomic_t reset, ended;

static void on_signal(int number) {
    if (number == SIGUSR1) {
        reset = 1;
    } else {
        ended = 1;
    }
}

static void sent(avr_irq_t *irq, uint32_t value, void *unused) {
    char c = (char)value;
    (void)irq, (void)unused;
    if (write(out, &c, 1) < 0 && errno != EAGAIN) {
        ended = 1; /* a terminal that nobody reads loses what it is full of */
    }
}

static void has_room(avr_irq_t *irq, uint32_t value, void *room) {
    (void)irq, (void)value;
    takes = room != NULL;
}

static void received(avr_irq_t *input) {
    struct pollfd ready = {.fd = in, .events = POLLIN};
    while (takes && poll(&ready, 1, 0) > 0) {
        char c;
        if (read(in, &c, 1) <= 0) {
            ended = 1;
            return;
        }
        avr_raise_irq(input, (unsigned char)c);
    }
}

static int open_terminal(const char *name) {
    in = out = posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK);
    if (in < 0 || unlockpt(in) < 0) {
        return -1;
    }
    int end = open(ptsname(in), O_RDWR | O_NOCTTY); /* stays open: without it, the terminal ends with its first reader */
    struct termios raw;
    if (end < 0 || tcgetattr(end, &raw) < 0) {
        return -1;
    }
    cfmakeraw(&raw);
    tcsetattr(end, TCSANOW, &raw);
    unlink(name);
    link_name = name;
    return symlink(ptsname(in), name);
}

int main(int count, char **args) {
    elf_firmware_t firmware = {0};
    if (count < 2 || count > 3) {
        fprintf(stderr, "simavr-uart FIRMWARE [LINK]\n");
        return 2;
    }
    if (elf_read_firmware(args[1], &firmware) != 0) {
        fprintf(stderr, "simavr-uart: %s is no program for an AVR\n", args[1]);
        return 1;
    }
    avr_t *avr = avr_make_mcu_by_name("atmega328p");
    if (!avr || (count > 2 && open_terminal(args[2]) < 0)) {
        perror("simavr-uart");
        return 1;
    }
    avr->log = LOG_NONE;
    avr_init(avr);
    firmware.frequency = CLOCK;
    avr_load_firmware(avr, &firmware);

    uint32_t flags = AVR_UART_FLAG_POLL_SLEEP; /* less work while the program waits */
    avr_ioctl(avr, AVR_IOCTL_UART_SET_FLAGS('0'), &flags);
    avr_irq_t *input = avr_io_getirq(avr, AVR_IOCTL_UART_GETIRQ('0'), UART_IRQ_INPUT);
    avr_irq_register_notify(avr_io_getirq(avr, AVR_IOCTL_UART_GETIRQ('0'), UART_IRQ_OUTPUT), sent, NULL);
    avr_irq_register_notify(avr_io_getirq(avr, AVR_IOCTL_UART_GETIRQ('0'), UART_IRQ_OUT_XON), has_room, avr);
    avr_irq_register_notify(avr_io_getirq(avr, AVR_IOCTL_UART_GETIRQ('0'), UART_IRQ_OUT_XOFF), has_room, NULL);

    struct sigaction action = {.sa_handler = on_signal};
    sigaction(SIGUSR1, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    sigaction(SIGINT, &action, NULL);
    int state = cpu_Running;
    for (avr_cycle_count_t next = 0; !ended && state != cpu_Done && state != cpu_Crashed; state = avr_run(avr)) {
        if (reset) {
            reset = 0;
            avr_reset(avr);
            next = 0;
        }
        if (avr->cycle >= next) {
            next = avr->cycle + LOOK;
            received(input);
        }
    }
    if (link_name) {
        unlink(link_name);
    }
    return state == cpu_Crashed;
}
