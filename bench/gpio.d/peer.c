/*
 * What wwep's device does, in C through the character device: a falling edge of line 5 flips line 17, and a frame goes to the register server.
 *
 *   peer /dev/gpiochipN PORT
 *
 * Debounces as ours does: the first edge counts, the next 10 ms do not.
 */
#include <arpa/inet.h>
#include <fcntl.h>
#include <linux/gpio.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

static void die(const char *what) {
  perror(what);
  exit(1);
}

static int line(int chip, unsigned offset, unsigned long long flags) {
  struct gpio_v2_line_request request = {.num_lines = 1, .offsets = {offset}, .config = {.flags = flags}, .consumer = "peer"};
  if (ioctl(chip, GPIO_V2_GET_LINE_IOCTL, &request) < 0) die("line");
  return request.fd;
}

int main(int count, char **args) {
  if (count != 3) return 2;
  int chip = open(args[1], O_RDWR);
  if (chip < 0) die(args[1]);
  int led = line(chip, 17, GPIO_V2_LINE_FLAG_OUTPUT);
  int button = line(chip, 5, GPIO_V2_LINE_FLAG_INPUT | GPIO_V2_LINE_FLAG_BIAS_PULL_UP | GPIO_V2_LINE_FLAG_EDGE_RISING | GPIO_V2_LINE_FLAG_EDGE_FALLING);
  struct sockaddr_in server = {.sin_family = AF_INET, .sin_port = htons(atoi(args[2])), .sin_addr = {htonl(INADDR_LOOPBACK)}};
  unsigned long long quiet = 0;
  int lit = 0;
  puts("ready");
  fflush(stdout);
  for (;;) {
    struct gpio_v2_line_event edge;
    if (read(button, &edge, sizeof edge) != sizeof edge) die("edge");
    if (edge.timestamp_ns < quiet || edge.id != GPIO_V2_LINE_EVENT_FALLING_EDGE) continue;
    quiet = edge.timestamp_ns + 10000000;
    lit = !lit;
    struct gpio_v2_line_values values = {.bits = lit, .mask = 1};
    if (ioctl(led, GPIO_V2_LINE_SET_VALUES_IOCTL, &values) < 0) die("led");
    char frame[16], reply[16];
    snprintf(frame, sizeof frame, "W000305000%d", lit);
    int one = 1, link = socket(AF_INET, SOCK_STREAM, 0);
    setsockopt(link, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    if (connect(link, (struct sockaddr *)&server, sizeof server) < 0) die("connect");
    if (write(link, frame, 11) != 11) die("write");
    int got = 0, n;
    while (got < 11 && (n = read(link, reply + got, 11 - got)) > 0) got += n;
    if (got != 11 || reply[0] != 'A' || memcmp(reply + 1, frame + 1, 10)) fprintf(stderr, "no echo\n");
    close(link);
  }
}
