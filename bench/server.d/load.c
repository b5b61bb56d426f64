/*
 * The load of the server benchmark: many clients in one thread, one epoll.
 *
 * usage: load MODE PORT CONNECTIONS SECONDS [DEPTH]
 *
 * once   each connection: connect, W frame, read the reply and the end, close; then the next one
 * keep   each connection stays, DEPTH frames at a time, the next when all are answered
 * redis  as keep, with SET commands of the same register and value, for redis-server
 * tls    as once, over TLS: a full handshake each   tls12, tls13 choose the version
 * again  as tls12, but each handshake resumes the session of the first
 * idle   opens the connections, prints "open", holds them until its input ends
 * drip   each connection sends one byte a second; a new one when it is closed; until SECONDS have passed
 * flood  each connection sends frames as fast as they are taken and reads nothing; when nothing has been taken from it
 *        for 2 s, or it is closed, a new one comes in its place; DEPTH is the bytes of a piece; until its input ends
 * good   one client, one exchange a connection, 1 at a time, pausing 1 ms in between; it closes first
 *
 * prints "RATE P50-MICROSECONDS P99-MICROSECONDS COUNT PROCESSOR-SHARE". A wrong reply ends it with exit code 1.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define FRAME 11
#define BUCKETS 20000000 /* of 100 ns: 2 s */

struct conn {
  int fd, have, want, connected, dripped;
  long long begun, next;
  SSL *ssl;
  char out[64 * 64], expected[64 * 64];
  int out_length;
};

static struct sockaddr_in server;
static int poller, depth = 1, redis, tls_mode, counting, drip, flood;
static SSL_CTX *tls;
static SSL_SESSION *session;
static unsigned serial;
static unsigned *histogram;
static long long done;

static long long now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static void die(const char *what) {
  fprintf(stderr, "load: %s: %s\n", what, strerror(errno));
  ERR_print_errors_fp(stderr);
  exit(1);
}

static void compose(struct conn *c) {
  c->have = c->want = c->out_length = 0;
  for (int i = 0; i < depth; i++) {
    unsigned n = serial++;
    char *out = c->out + c->out_length;
    if (redis) {
      c->out_length += sprintf(out, "*4\r\n$4\r\nHSET\r\n$9\r\nwwep:%04X\r\n$2\r\n%02X\r\n$4\r\n%04X\r\n", n >> 8 & 0xFFFF, n & 0xFF, n & 0xFFFF);
      c->want += 4; /* :0 or :1 */
    } else {
      c->out_length += sprintf(out, "W%04X%02X%04X", n >> 8 & 0xFFFF, n & 0xFF, n & 0xFFFF);
      memcpy(c->expected + c->want, out, FRAME);
      c->expected[c->want] = 'A';
      c->want += FRAME;
    }
  }
  c->begun = now();
}

static void put(struct conn *c) {
  int sent = c->ssl ? SSL_write(c->ssl, c->out, c->out_length) : send(c->fd, c->out, c->out_length, MSG_NOSIGNAL);
  if (sent != c->out_length) die("send");
}

static void begin(struct conn *c) {
  long long begun = now();
  int one = 1;
  c->fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (c->fd < 0) die("socket");
  setsockopt(c->fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  /* On loopback the connection is there when this returns, unless the listener's queue is full. */
  int there = connect(c->fd, (struct sockaddr *)&server, sizeof server) == 0;
  if (!there && errno != EINPROGRESS) die("connect");
  c->connected = 0;
  c->dripped = 0;
  compose(c);
  c->begun = begun;
  if (tls_mode) {
    c->ssl = SSL_new(tls);
    SSL_set_fd(c->ssl, c->fd);
    SSL_set_connect_state(c->ssl);
    if (session) SSL_set_session(c->ssl, session);
  }
  struct epoll_event event = {.events = flood ? EPOLLOUT : EPOLLIN | EPOLLOUT | EPOLLET, .data.ptr = c};
  if (epoll_ctl(poller, EPOLL_CTL_ADD, c->fd, &event)) die("epoll_ctl");
}

static void finish(struct conn *c) {
  if (c->ssl) {
    SSL_set_shutdown(c->ssl, SSL_SENT_SHUTDOWN | SSL_RECEIVED_SHUTDOWN);
    SSL_free(c->ssl);
    c->ssl = NULL;
  }
  close(c->fd);
}

static void answered(struct conn *c) {
  if (!counting) return;
  long long took = (now() - c->begun) / 100;
  histogram[took < BUCKETS ? took : BUCKETS - 1]++;
  done += depth;
}

/* Returns 1 when all is answered, and for one exchange the end has come as well. */
static int step(struct conn *c, int stays, char *in, int size) {
  if (!c->connected) {
    if (c->ssl) {
      int shaken = SSL_connect(c->ssl);
      if (shaken != 1) {
        int why = SSL_get_error(c->ssl, shaken);
        if (why != SSL_ERROR_WANT_READ && why != SSL_ERROR_WANT_WRITE) die("handshake");
        return 0;
      }
      if (tls_mode == 3 && session && !SSL_session_reused(c->ssl)) die("the session was not resumed");
      if (tls_mode == 3 && !session) session = SSL_get1_session(c->ssl);
    } else {
      int error = 0;
      socklen_t length = sizeof error;
      if (getsockopt(c->fd, SOL_SOCKET, SO_ERROR, &error, &length) || error) errno = error, die("connect");
    }
    c->connected = 1;
    put(c);
    return 0;
  }
  for (;;) {
    int count;
    if (c->ssl) {
      count = SSL_read(c->ssl, in, size);
      if (count <= 0) {
        int why = SSL_get_error(c->ssl, count);
        if (why == SSL_ERROR_WANT_READ) return 0;
        count = why == SSL_ERROR_ZERO_RETURN || why == SSL_ERROR_SYSCALL ? 0 : -1;
      }
    } else {
      count = recv(c->fd, in, size, 0);
      if (count < 0 && errno == EAGAIN) return 0;
    }
    if (count < 0) die("recv");
    if (count == 0) {
      if (c->have != c->want || stays) fprintf(stderr, "load: half a reply: %d of %d bytes\n", c->have, c->want), exit(1);
      return 1;
    }
    if (c->have + count > c->want || (!redis && memcmp(in, c->expected + c->have, count)) || (redis && in[0] == '-'))
      fprintf(stderr, "load: wrong reply '%.*s'\n", count, in), exit(1);
    c->have += count;
    if (stays && c->have == c->want) return 1;
  }
}

/* Frames without an end on each connection, and no reply is read. */
static void run_flood(struct conn *all, int connections, int piece) {
  char *frames = malloc(piece);
  for (int i = 0; i < piece; i++) frames[i] = "WF100D00BAD"[i % FRAME];
  struct epoll_event events[256];
  long long bytes = 0, opened = 0, looked = 0;
  for (int i = 0; i < connections; i++) {
    begin(&all[i]);
    all[i].next = now();
    opened++;
    if (i % 64 == 63) usleep(1000);
  }
  printf("open\n");
  fflush(stdout);
  fcntl(0, F_SETFL, O_NONBLOCK);
  for (char ignored; read(0, &ignored, 1) != 0;) {
    int count = epoll_wait(poller, events, 256, 10);
    for (int i = 0; i < count; i++) {
      struct conn *c = events[i].data.ptr;
      for (int k = 0; k < 8; k++) {
        int at = c->dripped % FRAME, sent = send(c->fd, frames + at, piece - at, MSG_NOSIGNAL);
        if (sent <= 0) {
          if (errno != EAGAIN) c->next = 0;
          break;
        }
        c->dripped = (c->dripped + sent) % FRAME;
        bytes += sent;
        c->next = now();
      }
    }
    if (now() - looked < 20000000) continue;
    looked = now();
    for (int i = 0; i < connections; i++) {
      if (looked - all[i].next > 2000000000LL) {
        struct linger at_once = {1, 0};
        setsockopt(all[i].fd, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
        close(all[i].fd);
        begin(&all[i]);
        all[i].next = looked;
        opened++;
      }
    }
  }
  printf("%lld opened, %lld bytes\n", opened, bytes);
}

static long long percentile(double share) {
  long long total = 0, seen = 0;
  for (int i = 0; i < BUCKETS; i++) total += histogram[i];
  for (int i = 0; i < BUCKETS; i++)
    if ((seen += histogram[i]) >= total * share && seen > 0) return i;
  return 0;
}

/* One byte a second on each connection, whatever the server says to it. */
static void run_drip(struct conn *all, int connections, double seconds) {
  long long start = now(), until = start + (long long)(seconds * 1e9), step_ns = 1000000000LL / connections;
  struct epoll_event events[256];
  char in[4096];
  long long opened = 0, bytes = 0, closed = 0;
  for (int i = 0; i < connections; i++) {
    begin(&all[i]);
    opened++;
    if (i % 64 == 63) usleep(1000);
  }
  printf("open\n");
  fflush(stdout);
  int at = 0;
  long long next = now();
  while (now() < until) {
    int count = epoll_wait(poller, events, 256, 1);
    for (int i = 0; i < count; i++) {
      struct conn *c = events[i].data.ptr;
      int got;
      while ((got = recv(c->fd, in, sizeof in, 0)) > 0) {
      }
      if (got == 0 || errno != EAGAIN) {
        close(c->fd);
        closed++;
        c->fd = -1; /* comes again at its next turn */
      }
    }
    while (next <= now()) {
      struct conn *c = &all[at];
      if (c->fd < 0) {
        begin(c);
        opened++;
      } else if (send(c->fd, c->out + c->dripped % FRAME, 1, MSG_NOSIGNAL) == 1) {
        c->dripped++;
        bytes++;
      }
      at = (at + 1) % connections;
      next += step_ns;
    }
  }
  printf("%lld opened, %lld bytes, %lld closed by the server\n", opened, bytes, closed);
}

int main(int argc, char **argv) {
  if (argc < 5) return fprintf(stderr, "usage: load MODE PORT CONNECTIONS SECONDS [DEPTH]\n"), 2;
  signal(SIGPIPE, SIG_IGN);
  struct rlimit files;
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
  const char *mode = argv[1];
  server = (struct sockaddr_in){.sin_family = AF_INET,
                                .sin_addr.s_addr = htonl(INADDR_LOOPBACK),
                                .sin_port = htons(atoi(argv[2]))};
  int connections = atoi(argv[3]);
  double seconds = atof(argv[4]);
  if (argc > 5) depth = atoi(argv[5]);
  redis = !strcmp(mode, "redis");
  drip = !strcmp(mode, "drip");
  flood = !strcmp(mode, "flood");
  int stays = redis || !strcmp(mode, "keep"), good = !strcmp(mode, "good");
  tls_mode = !strcmp(mode, "tls13") ? 1 : !strcmp(mode, "tls12") ? 2 : !strcmp(mode, "again") ? 3 : 0;
  if (tls_mode) {
    tls = SSL_CTX_new(TLS_client_method());
    int version = tls_mode == 1 ? TLS1_3_VERSION : TLS1_2_VERSION;
    SSL_CTX_set_min_proto_version(tls, version);
    SSL_CTX_set_max_proto_version(tls, version);
    SSL_CTX_set_ciphersuites(tls, "TLS_AES_128_GCM_SHA256");
    SSL_CTX_set_cipher_list(tls, "ECDHE-ECDSA-AES128-GCM-SHA256");
    SSL_CTX_set1_groups_list(tls, "X25519:P-256");
    SSL_CTX_set_session_cache_mode(tls, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_options(tls, SSL_OP_NO_TICKET | SSL_OP_IGNORE_UNEXPECTED_EOF);
  }
  histogram = calloc(BUCKETS, sizeof *histogram);
  struct conn *all = calloc(connections, sizeof *all);
  poller = epoll_create1(EPOLL_CLOEXEC);
  if (flood) {
    int piece = argc > 5 ? depth : 4096;
    depth = 1;
    return run_flood(all, connections, piece), 0;
  }
  if (drip) return run_drip(all, connections, seconds), 0;
  if (!strcmp(mode, "idle")) {
    for (int i = 0; i < connections; i++) {
      begin(&all[i]);
      if (i % 64 == 63) usleep(500);
    }
    printf("open\n");
    fflush(stdout);
    char ignored[16];
    while (read(0, ignored, sizeof ignored) > 0) {
    }
    return 0;
  }
  char in[64 * 64];
  struct epoll_event events[256];
  /* The first connection alone: the session that the others resume is there then. */
  begin(&all[0]);
  int begun_all = tls_mode != 3 && !good;
  for (int i = 1; begun_all && i < connections; i++) begin(&all[i]);
  long long warm = now() + (long long)(seconds * 0.2e9), until = warm + (long long)(seconds * 0.8e9), start = 0;
  struct rusage before, after;
  while (now() < until) {
    if (!counting && now() >= warm) {
      counting = 1;
      start = now();
      getrusage(RUSAGE_SELF, &before);
    }
    int count = epoll_wait(poller, events, 256, 100);
    for (int i = 0; i < count; i++) {
      struct conn *c = events[i].data.ptr;
      if (!step(c, stays || good, in, sizeof in)) continue;
      answered(c);
      if (stays) {
        compose(c);
        put(c);
      } else {
        finish(c);
        if (good) usleep(1000);
        begin(c);
        if (!begun_all && !good) {
          begun_all = 1;
          for (int k = 1; k < connections; k++) begin(&all[k]);
        }
      }
    }
  }
  double took = (now() - start) / 1e9;
  getrusage(RUSAGE_SELF, &after);
#define CPU(r) ((r).ru_utime.tv_sec + (r).ru_stime.tv_sec + ((r).ru_utime.tv_usec + (r).ru_stime.tv_usec) / 1e6)
  printf("%.1f %.1f %.1f %lld %.2f\n", done / took, percentile(0.5) / 10.0, percentile(0.99) / 10.0, done, (CPU(after) - CPU(before)) / took);
  return 0;
}
