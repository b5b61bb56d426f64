/*
 * How long a wire takes: puts an output at one level and the other, and reads when the kernel saw the edge of an input that is wired to it.
 *
 *   drive /dev/gpiochipN OUT IN EDGES
 *
 * Prints "wire_us MEDIAN P95 MAX": from the moment before the output is set to the kernel's time of the edge, in microseconds. The first 20
 * edges do not count. What a bench takes from its press to the edge is more than this by what the bench itself takes.
 */
#include <fcntl.h>
#include <linux/gpio.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#define WARM 20

static void die(const char *what) {
  perror(what);
  exit(1);
}

static long long ns(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static int line(int chip, unsigned offset, unsigned long long flags) {
  struct gpio_v2_line_request request = {.num_lines = 1, .offsets = {offset}, .config = {.flags = flags}, .consumer = "drive"};
  if (ioctl(chip, GPIO_V2_GET_LINE_IOCTL, &request) < 0) die("line");
  return request.fd;
}

static int by_size(const void *a, const void *b) {
  long long x = *(const long long *)a, y = *(const long long *)b;
  return x < y ? -1 : x > y;
}

int main(int count, char **args) {
  if (count != 5) {
    fprintf(stderr, "drive CHIP OUT IN EDGES\n");
    return 2;
  }
  int chip = open(args[1], O_RDWR), edges = atoi(args[4]);
  if (chip < 0) die(args[1]);
  int out = line(chip, atoi(args[2]), GPIO_V2_LINE_FLAG_OUTPUT);
  usleep(10000); // so that the input begins at the level of the output
  int in = line(chip, atoi(args[3]), GPIO_V2_LINE_FLAG_INPUT | GPIO_V2_LINE_FLAG_EDGE_RISING | GPIO_V2_LINE_FLAG_EDGE_FALLING);
  long long *took = calloc(edges, sizeof *took);
  for (int i = 0; i < WARM + edges; i++) {
    struct gpio_v2_line_values values = {.bits = ~i & 1, .mask = 1};
    struct gpio_v2_line_event edge;
    struct pollfd wait = {in, POLLIN, 0};
    long long begun = ns();
    if (ioctl(out, GPIO_V2_LINE_SET_VALUES_IOCTL, &values) < 0) die("set");
    if (poll(&wait, 1, 1000) != 1) {
      fprintf(stderr, "no edge of line %s within 1 s\n", args[3]);
      return 1;
    }
    if (read(in, &edge, sizeof edge) != sizeof edge) die("edge");
    if (i >= WARM) took[i - WARM] = edge.timestamp_ns - begun;
    usleep(2000);
  }
  qsort(took, edges, sizeof *took, by_size);
  printf("wire_us %lld %lld %lld\n", took[edges / 2] / 1000, took[edges * 95 / 100] / 1000, took[edges - 1] / 1000);
  return 0;
}
