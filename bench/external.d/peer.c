/*
 * What a bench does, in C: waits for edges of a line, and looks at the clock once each is read.
 *
 *   peer /dev/gpiochipN LINE EDGES WARM
 *
 * Prints "added_ns MEDIAN P95": from the kernel's time of an edge to the moment at which it could be written down.
 */
#include <fcntl.h>
#include <linux/gpio.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

static void die(const char *what) {
  perror(what);
  exit(1);
}

static int by_size(const void *a, const void *b) {
  long long x = *(const long long *)a, y = *(const long long *)b;
  return x < y ? -1 : x > y;
}

int main(int count, char **args) {
  if (count != 5) return 2;
  int chip = open(args[1], O_RDWR), edges = atoi(args[3]), warm = atoi(args[4]), poll = epoll_create1(0);
  if (chip < 0) die(args[1]);
  struct gpio_v2_line_request request = {
    .num_lines = 1, .offsets = {atoi(args[2])}, .consumer = "peer",
    .config = {.flags = GPIO_V2_LINE_FLAG_INPUT | GPIO_V2_LINE_FLAG_EDGE_RISING | GPIO_V2_LINE_FLAG_EDGE_FALLING}};
  if (ioctl(chip, GPIO_V2_GET_LINE_IOCTL, &request) < 0) die("line");
  struct epoll_event wanted = {.events = EPOLLIN}, ready;
  if (epoll_ctl(poll, EPOLL_CTL_ADD, request.fd, &wanted) < 0) die("epoll");
  long long *added = calloc(edges, sizeof *added);
  puts("ready");
  fflush(stdout);
  for (int i = 0; i < warm + edges; i++) {
    struct gpio_v2_line_event edge;
    struct timespec t;
    if (epoll_wait(poll, &ready, 1, -1) != 1) die("epoll_wait");
    if (read(request.fd, &edge, sizeof edge) != sizeof edge) die("edge");
    clock_gettime(CLOCK_MONOTONIC, &t);
    if (i >= warm) added[i - warm] = t.tv_sec * 1000000000LL + t.tv_nsec - (long long)edge.timestamp_ns;
  }
  qsort(added, edges, sizeof *added, by_size);
  printf("added_ns %lld %lld\n", added[edges / 2], added[edges * 95 / 100]);
  return 0;
}
