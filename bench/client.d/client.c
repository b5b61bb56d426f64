/*
 * The peer of our client: the plainest C client there is.
 *
 * usage: client PORT COUNT        prints "MEDIAN-NANOSECONDS TRANSACTIONS-A-SECOND"
 *
 * Each transaction: socket, TCP_NODELAY, connect, send 11 bytes, receive 11, look at them, close.
 */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#define FRAME 11

static long long now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static int ascending(const void *a, const void *b) {
  long long x = *(const long long *)a, y = *(const long long *)b;
  return (x > y) - (x < y);
}

static void transact(const struct sockaddr_in *server, unsigned value) {
  char out[FRAME + 1], in[FRAME];
  int one = 1, have = 0;
  struct timeval limit = {.tv_sec = 2};
  int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
  snprintf(out, sizeof out, "W0FAC05%04X", value & 0xFFFF);
  if (connect(fd, (const struct sockaddr *)server, sizeof *server) ||
      send(fd, out, FRAME, MSG_NOSIGNAL) != FRAME)
    perror("connect or send"), exit(1);
  while (have < FRAME) {
    ssize_t count = recv(fd, in + have, FRAME - have, 0);
    if (count <= 0) fprintf(stderr, "half a reply\n"), exit(1);
    have += count;
  }
  if (in[0] != 'A' || memcmp(in + 1, out + 1, FRAME - 1)) fprintf(stderr, "wrong echo\n"), exit(1);
  close(fd);
}

int main(int argc, char **argv) {
  if (argc != 3) return fprintf(stderr, "usage: client PORT COUNT\n"), 2;
  struct sockaddr_in server = {.sin_family = AF_INET,
                               .sin_addr.s_addr = htonl(INADDR_LOOPBACK),
                               .sin_port = htons(atoi(argv[1]))};
  int count = atoi(argv[2]);
  if (count < 1) return fprintf(stderr, "COUNT is 1 or more\n"), 2;
  long long *took = malloc(count * sizeof *took);
  for (int i = 0; i < 200; i++) transact(&server, i);
  long long begun = now();
  for (int i = 0; i < count; i++) {
    long long start = now();
    transact(&server, i);
    took[i] = now() - start;
  }
  double seconds = (now() - begun) / 1e9;
  qsort(took, count, sizeof *took, ascending);
  printf("%lld %.1f\n", took[count / 2], count / seconds);
  return 0;
}
