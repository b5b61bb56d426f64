/*
 * Presses a button of a gpio-sim chip, and sees how long the LED and the frame take; it is the register server as well.
 *
 *   latency PULLFILE VALUEFILE PORT PRESSES WARM
 *
 * Presses WARM times first, uncounted. Prints "led_us MEDIAN P95 frame_us MEDIAN P95". Looks every 20 us: that is its resolution.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static long long ns(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static void pull(int file, const char *word) {
  if (pwrite(file, word, strlen(word), 0) < 0) {
    perror("pull");
    exit(1);
  }
}

static int level(int file) {
  char c = '?';
  return pread(file, &c, 1, 0) == 1 ? c : '?';
}

static int by_size(const void *a, const void *b) {
  long long x = *(const long long *)a, y = *(const long long *)b;
  return x < y ? -1 : x > y;
}

int main(int count, char **args) {
  if (count != 6) return 2;
  int button = open(args[1], O_WRONLY), led = open(args[2], O_RDONLY), one = 1;
  if (button < 0 || led < 0) {
    perror("lines");
    return 1;
  }
  int server = socket(AF_INET, SOCK_STREAM, 0);
  struct sockaddr_in here = {.sin_family = AF_INET, .sin_port = htons(atoi(args[3])), .sin_addr = {htonl(INADDR_LOOPBACK)}};
  setsockopt(server, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
  if (bind(server, (struct sockaddr *)&here, sizeof here) < 0 || listen(server, 8) < 0) {
    perror("server");
    return 1;
  }
  int presses = atoi(args[4]), warm = atoi(args[5]), kept = 0;
  long long *leds = calloc(presses, sizeof *leds), *frames = calloc(presses, sizeof *frames);
  struct timespec look = {0, 20000};
  for (int i = 0; i < warm + presses; i++) {
    int before = level(led), got = 0, link = -1;
    char frame[16];
    long long begun = ns(), lit = 0, sent = 0;
    pull(button, "pull-down");
    while (!lit || !sent) {
      struct pollfd wait = {link < 0 ? server : link, POLLIN, 0};
      if (!lit && level(led) != before) lit = ns();
      if (!sent && ppoll(&wait, 1, &look, NULL) > 0) {
        if (link < 0) {
          link = accept(server, NULL, NULL);
          setsockopt(link, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        } else {
          int n = read(link, frame + got, 11 - got);
          got += n > 0 ? n : 0;
          if (got == 11) {
            sent = ns();
            frame[0] = 'A';
            if (write(link, frame, 11) != 11) perror("reply");
            close(link);
          }
        }
      } else if (sent) {
        nanosleep(&look, NULL);
      }
      if (ns() - begun > 5000000000LL) {
        fprintf(stderr, "press %d: %s within 5 s\n", i, lit ? "no frame" : "no light");
        return 1;
      }
    }
    if (i >= warm) {
      leds[kept] = lit - begun;
      frames[kept++] = sent - begun;
    }
    usleep(50000);
    pull(button, "pull-up");
    usleep(50000);
  }
  qsort(leds, kept, sizeof *leds, by_size);
  qsort(frames, kept, sizeof *frames, by_size);
  printf("led_us %lld %lld frame_us %lld %lld\n", leds[kept / 2] / 1000, leds[kept * 95 / 100] / 1000, frames[kept / 2] / 1000,
    frames[kept * 95 / 100] / 1000);
  return 0;
}
