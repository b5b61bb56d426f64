/*
 * A board that starts at once: lamp /dev/gpiochipN BUTTON LED. It prints "Idle" on its console; a falling edge of the button flips the LED, and
 * prints "press". The first edge counts, the next 10 ms do not.
 */
#include <fcntl.h>
#include <linux/gpio.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

static int line(int chip, unsigned offset, unsigned long long flags) {
  struct gpio_v2_line_request request = {.num_lines = 1, .offsets = {offset}, .config = {.flags = flags}, .consumer = "lamp"};
  if (ioctl(chip, GPIO_V2_GET_LINE_IOCTL, &request) < 0) {
    perror("line");
    exit(1);
  }
  return request.fd;
}

int main(int count, char **args) {
  if (count != 4) return 2;
  int chip = open(args[1], O_RDWR);
  if (chip < 0) {
    perror(args[1]);
    return 1;
  }
  int led = line(chip, atoi(args[3]), GPIO_V2_LINE_FLAG_OUTPUT);
  int button = line(chip, atoi(args[2]), GPIO_V2_LINE_FLAG_INPUT | GPIO_V2_LINE_FLAG_BIAS_PULL_UP | GPIO_V2_LINE_FLAG_EDGE_FALLING);
  unsigned long long quiet = 0;
  int lit = 0;
  puts("Idle");
  fflush(stdout);
  for (;;) {
    struct gpio_v2_line_event edge;
    if (read(button, &edge, sizeof edge) != sizeof edge) return 1;
    if (edge.timestamp_ns < quiet) continue;
    quiet = edge.timestamp_ns + 10000000;
    lit = !lit;
    struct gpio_v2_line_values values = {.bits = lit, .mask = 1};
    if (ioctl(led, GPIO_V2_LINE_SET_VALUES_IOCTL, &values) < 0) return 1;
    puts("press");
    fflush(stdout);
  }
}
