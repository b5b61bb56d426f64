/*
 * Ends a process at the moment that a line is claimed: strike /dev/gpiochipN LINE SIGNAL MILLISECONDS PID. It looks every 200 us at what the
 * kernel says of the line, and sends the signal so many milliseconds after it is in use.
 */
#include <fcntl.h>
#include <linux/gpio.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

int main(int count, char **args) {
  if (count != 6) {
    fprintf(stderr, "strike /dev/gpiochipN LINE SIGNAL MILLISECONDS PID\n");
    return 2;
  }
  int chip = open(args[1], O_RDWR | O_CLOEXEC);
  struct gpio_v2_line_info info;
  do {
    usleep(200);
    info = (struct gpio_v2_line_info){.offset = atoi(args[2])};
    if (ioctl(chip, GPIO_V2_GET_LINEINFO_IOCTL, &info) < 0 || kill(atoi(args[5]), 0) < 0) {
      perror("strike");
      return 1;
    }
  } while (!(info.flags & GPIO_V2_LINE_FLAG_USED));
  usleep(1000 * atoi(args[4]));
  return kill(atoi(args[5]), atoi(args[3])) < 0;
}
