/*
 * The server of the client benchmark: WWEP in the open and over TLS 1.2 and 1.3, as little as will do.
 *
 * usage: server CERTIFICATE KEY        prints "OPEN-PORT TLS-PORT", serves until its input ends
 *
 * Takes an 11-byte W frame, answers A and the same digits, closes. A TLS client that only shakes
 * hands and goes (openssl s_time) is fine. A few threads wait in accept, so that whoever connects
 * finds one ready, and no thread is started for a connection.
 */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/ssl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#define FRAME 11
#define THREADS 4

static SSL_CTX *tls;

static void die(const char *what) {
  perror(what);
  exit(1);
}

static int listening(unsigned short *port) {
  struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t size = sizeof at;
  int one = 1;
  int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  /* Accepted sockets take this over. */
  if (fd < 0 || setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one) ||
      bind(fd, (struct sockaddr *)&at, sizeof at) || listen(fd, 128) ||
      getsockname(fd, (struct sockaddr *)&at, &size))
    die("listen");
  *port = ntohs(at.sin_port);
  return fd;
}

static int accepted(int listener) {
  struct timeval limit = {.tv_sec = 5};
  int fd = accept(listener, NULL, NULL);
  if (fd >= 0) setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
  return fd;
}

static void *serve_open(void *arg) {
  int listener = *(int *)arg;
  char frame[FRAME];
  for (;;) {
    int fd = accepted(listener);
    if (fd < 0) continue;
    if (recv(fd, frame, FRAME, MSG_WAITALL) == FRAME && frame[0] == 'W') {
      frame[0] = 'A';
      send(fd, frame, FRAME, MSG_NOSIGNAL);
    }
    close(fd);
  }
  return NULL;
}

static void *serve_tls(void *arg) {
  int listener = *(int *)arg;
  char frame[FRAME];
  for (;;) {
    int fd = accepted(listener);
    if (fd < 0) continue;
    SSL *ssl = SSL_new(tls);
    SSL_set_fd(ssl, fd);
    if (SSL_accept(ssl) == 1) {
      int have = 0, count;
      while (have < FRAME && (count = SSL_read(ssl, frame + have, FRAME - have)) > 0) have += count;
      if (have == FRAME && frame[0] == 'W') {
        frame[0] = 'A';
        SSL_write(ssl, frame, FRAME);
        SSL_shutdown(ssl);
      }
    }
    /* A session whose peer did not say goodbye may be resumed all the same, as with s_time. */
    SSL_set_shutdown(ssl, SSL_SENT_SHUTDOWN | SSL_RECEIVED_SHUTDOWN);
    SSL_free(ssl);
    close(fd);
  }
  return NULL;
}

int main(int argc, char **argv) {
  if (argc != 3) return fprintf(stderr, "usage: server CERTIFICATE KEY\n"), 2;
  signal(SIGPIPE, SIG_IGN);
  tls = SSL_CTX_new(TLS_server_method());
  if (!tls || SSL_CTX_use_certificate_chain_file(tls, argv[1]) != 1 ||
      SSL_CTX_use_PrivateKey_file(tls, argv[2], SSL_FILETYPE_PEM) != 1)
    die("certificate or key");
  SSL_CTX_set_min_proto_version(tls, TLS1_2_VERSION);
  SSL_CTX_set_session_id_context(tls, (const unsigned char *)"bench", 5);
  /* The server-side cache: TLS 1.2 by session ID, tickets stay on for those who ask for them. */
  SSL_CTX_set_session_cache_mode(tls, SSL_SESS_CACHE_SERVER);

  static int open_listener, tls_listener;
  unsigned short open_port, tls_port;
  open_listener = listening(&open_port);
  tls_listener = listening(&tls_port);
  for (int i = 0; i < THREADS; i++) {
    pthread_t thread;
    if (pthread_create(&thread, NULL, serve_open, &open_listener) ||
        pthread_create(&thread, NULL, serve_tls, &tls_listener))
      die("thread");
  }
  printf("%u %u\n", open_port, tls_port);
  fflush(stdout);
  char ignored[64];
  while (read(0, ignored, sizeof ignored) > 0) {
  }
  return 0;
}
