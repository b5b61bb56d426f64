/*
 * The peer of our server: one thread, one epoll, the same rules of the protocol.
 *
 * usage: server PORT KEEP-ALIVE(0|1) [CERTIFICATE KEY]     prints the port once it listens, serves until its input ends
 *
 * Requests: W + 10 hex digits, R + 6 hex digits; one LF or CR LF behind a frame is passed over; a wrong byte is
 * answered X at once, an incomplete frame at half-close or after 100 ms of silence as well. One exchange a
 * connection: reply, finish sending, read until the client closes, close; bytes received behind the frame make it
 * X. Keep-alive: any number of frames, answered in order, X ends it. With a certificate the connections are TLS.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
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

#define MOST 65536
#define SILENCE_MS 100
#define IDLE_MS 60000
#define READ 2048

enum { OPEN, LEAVING };
struct conn {
  long long at;          /* when its patience ends, ms */
  int before, after;     /* its neighbours in the ring of its patience, by descriptor */
  SSL *ssl;
  char state, live, have, line_end, secured; /* line_end: 1 behind a frame, 2 behind its CR */
  char frame[11];
};

static struct conn conns[MOST + 2];
static unsigned short values[1 << 24];
static unsigned char written[1 << 24];
static int keep_alive, poller;
static SSL_CTX *tls;

/* Two rings, of the short patience and of the long, headed by the two entries behind the last descriptor. */
static long long now_ms(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC_COARSE, &t);
  return t.tv_sec * 1000LL + t.tv_nsec / 1000000;
}

static void unlink_conn(int fd) {
  struct conn *c = &conns[fd];
  conns[c->before].after = c->after;
  conns[c->after].before = c->before;
}

static void patience(int fd, int idle) {
  struct conn *c = &conns[fd];
  int head = MOST + idle;
  unlink_conn(fd);
  c->at = now_ms() + (idle ? IDLE_MS : SILENCE_MS);
  c->before = conns[head].before;
  c->after = head;
  conns[c->before].after = fd;
  conns[head].before = fd;
}

static void end(int fd) {
  struct conn *c = &conns[fd];
  unlink_conn(fd);
  c->live = 0;
  if (c->ssl) SSL_free(c->ssl), c->ssl = NULL;
  close(fd);
}

static int put(int fd, const char *bytes, int count) {
  struct conn *c = &conns[fd];
  if (count == 0) return 1;
  return (c->ssl ? SSL_write(c->ssl, bytes, count) : send(fd, bytes, count, MSG_NOSIGNAL)) == count;
}

static void leave(int fd) {
  conns[fd].state = LEAVING;
  patience(fd, 0);
  if (conns[fd].ssl) SSL_shutdown(conns[fd].ssl);
  shutdown(fd, SHUT_WR);
}

static int digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

/* Carries out a whole frame, and returns the length of its reply. */
static int carry_out(const char *frame, char *reply) {
  unsigned key = 0, value = 0;
  for (int i = 1; i < 7; i++) key = key << 4 | digit(frame[i]);
  if (frame[0] == 'W') {
    for (int i = 7; i < 11; i++) value = value << 4 | digit(frame[i]);
    values[key] = value;
    written[key] = 1;
  } else if (!written[key]) {
    *reply = 'X';
    return 1;
  } else {
    value = values[key];
  }
  static const char hex[] = "0123456789ABCDEF";
  reply[0] = 'A';
  for (int i = 0; i < 6; i++) reply[1 + i] = hex[key >> (20 - 4 * i) & 15];
  for (int i = 0; i < 4; i++) reply[7 + i] = hex[value >> (12 - 4 * i) & 15];
  return 11;
}

/* Takes bytes of an open connection. */
static void take(int fd, const char *in, int count) {
  struct conn *c = &conns[fd];
  char out[READ * 2], *o = out;
  int i = 0, bad = 0;
  while (i < count && !bad) {
    char b = in[i++];
    if (c->have > 0) {
      if (digit(b) < 0) { bad = 1; break; }
      c->frame[(int)c->have++] = b;
      if (c->have == (c->frame[0] == 'W' ? 11 : 7)) {
        c->have = 0;
        c->line_end = 1;
        if (!keep_alive) {
          int rest = count - i;
          bad = !(rest == 0 || (rest == 1 && in[i] == '\n') || (rest == 2 && in[i] == '\r' && in[i + 1] == '\n'));
          if (!bad) o += carry_out(c->frame, o);
          break;
        }
        o += carry_out(c->frame, o);
      }
    } else if (c->line_end == 2) {
      bad = b != '\n';
      c->line_end = 0;
    } else if (c->line_end == 1 && (b == '\n' || b == '\r')) {
      c->line_end = b == '\n' ? 0 : 2;
    } else if (b == 'W' || b == 'R') {
      c->frame[0] = b;
      c->have = 1;
    } else {
      bad = 1;
    }
  }
  if (bad) *o++ = 'X';
  if (!put(fd, out, o - out)) return end(fd);
  if (bad || (!keep_alive && o > out)) leave(fd);
  else patience(fd, keep_alive && c->have == 0);
}

/* Takes that nothing more comes, or nothing came for too long. */
static void silence(int fd) {
  struct conn *c = &conns[fd];
  if (c->state == LEAVING || (c->ssl && !c->secured)) return end(fd);
  if ((c->have || !c->line_end) && !put(fd, "X", 1)) return end(fd);
  leave(fd);
}

static void readable(int fd) {
  struct conn *c = &conns[fd];
  char in[READ];
  for (;;) {
    int count;
    if (c->ssl && !c->secured) {
      int done = SSL_accept(c->ssl);
      if (done == 1) {
        c->secured = 1;
        patience(fd, keep_alive);
      } else {
        int why = SSL_get_error(c->ssl, done);
        ERR_clear_error();
        if (why != SSL_ERROR_WANT_READ) end(fd);
        return;
      }
    }
    if (c->ssl) {
      count = SSL_read(c->ssl, in, READ);
      if (count <= 0) {
        int why = SSL_get_error(c->ssl, count);
        ERR_clear_error();
        if (why == SSL_ERROR_WANT_READ) return;
        count = why == SSL_ERROR_ZERO_RETURN ? 0 : -1;
      }
    } else {
      count = recv(fd, in, READ, 0);
      if (count < 0 && errno == EAGAIN) return;
    }
    if (count < 0) return end(fd);
    if (count == 0) return silence(fd);
    if (c->state == OPEN) take(fd, in, count);
    if (!c->live || (!c->ssl && count < READ)) return;
  }
}

static void accept_all(int listener) {
  int fd;
  while ((fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC)) >= 0) {
    if (fd >= MOST) { close(fd); continue; }
    struct conn *c = &conns[fd];
    memset(c, 0, sizeof *c);
    c->live = 1;
    c->before = c->after = fd;
    if (tls) {
      c->ssl = SSL_new(tls);
      SSL_set_fd(c->ssl, fd);
      SSL_set_accept_state(c->ssl);
    }
    struct epoll_event event = {.events = EPOLLIN, .data.fd = fd};
    epoll_ctl(poller, EPOLL_CTL_ADD, fd, &event);
    patience(fd, keep_alive || tls);
  }
}

int main(int argc, char **argv) {
  if (argc != 3 && argc != 5) return fprintf(stderr, "usage: server PORT KEEP-ALIVE [CERTIFICATE KEY]\n"), 2;
  signal(SIGPIPE, SIG_IGN);
  struct rlimit files;
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
  keep_alive = atoi(argv[2]);
  if (argc == 5) {
    tls = SSL_CTX_new(TLS_server_method());
    if (SSL_CTX_use_certificate_chain_file(tls, argv[3]) != 1 ||
        SSL_CTX_use_PrivateKey_file(tls, argv[4], SSL_FILETYPE_PEM) != 1)
      return ERR_print_errors_fp(stderr), 1;
    SSL_CTX_set_min_proto_version(tls, TLS1_2_VERSION);
    SSL_CTX_set_session_id_context(tls, (const unsigned char *)"bench", 5);
    SSL_CTX_set_mode(tls, SSL_MODE_RELEASE_BUFFERS);
  }
  for (int head = MOST; head < MOST + 2; head++) conns[head].before = conns[head].after = head;
  struct sockaddr_in at = {.sin_family = AF_INET,
                           .sin_addr.s_addr = htonl(INADDR_LOOPBACK),
                           .sin_port = htons(atoi(argv[1]))};
  socklen_t size = sizeof at;
  int one = 1;
  int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
  /* Accepted sockets take this over. */
  setsockopt(listener, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  if (bind(listener, (struct sockaddr *)&at, size) || listen(listener, 4096) ||
      getsockname(listener, (struct sockaddr *)&at, &size))
    return perror("listen"), 1;
  poller = epoll_create1(EPOLL_CLOEXEC);
  struct epoll_event event = {.events = EPOLLIN, .data.fd = listener}, events[256];
  epoll_ctl(poller, EPOLL_CTL_ADD, listener, &event);
  event.data.fd = 0;
  epoll_ctl(poller, EPOLL_CTL_ADD, 0, &event); /* fails for a file, which never ends */
  printf("%u\n", ntohs(at.sin_port));
  fflush(stdout);
  for (;;) {
    int count = epoll_wait(poller, events, 256, 20);
    for (int i = 0; i < count; i++) {
      int fd = events[i].data.fd;
      char ignored[64];
      if (fd == 0) {
        if (read(0, ignored, sizeof ignored) <= 0) return 0;
      } else if (fd == listener) {
        accept_all(listener);
      } else if (conns[fd].live) {
        readable(fd);
      }
    }
    long long now = now_ms();
    for (int head = MOST; head < MOST + 2; head++)
      while (conns[head].after != head && conns[conns[head].after].at <= now) silence(conns[head].after);
  }
}
