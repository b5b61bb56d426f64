/*
 * A board that is no firmware of ours: a press flips its LED and becomes a frame, as the course's client does it.
 *
 *   board CHIP BUTTON LED ID PORT [PTY]    lines of /dev/CHIP; the server is 127.0.0.1:PORT; the console is a pseudo-terminal that
 *                                          PTY leads to, or else standard input and output
 *
 * Its console knows "die", which is a SIGKILL, and "unplug": the pseudo-terminal goes away and is there again half a second later.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <fcntl.h>
#include <linux/gpio.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#define DEBOUNCE_NS 10000000ull

static int in = 0, out = 1, end; // end: the pseudo-terminal's other one; kept open, as a master without it is hung up
static const char *pty;

static int checked(const char *what, int result) {
  if (result < 0) {
    perror(what);
    exit(1);
  }
  return result;
}

static void say(const char *text) {
  if (write(out, text, strlen(text)) < 0) perror("console");
}

static void plug(void) {
  if (!pty) return;
  in = out = checked("ptmx", posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC));
  checked("unlockpt", unlockpt(in));
  struct termios raw;
  end = checked("pty", open(ptsname(in), O_RDWR | O_NOCTTY | O_CLOEXEC));
  tcgetattr(end, &raw);
  cfmakeraw(&raw);
  tcsetattr(end, TCSANOW, &raw);
  unlink(pty);
  checked(pty, symlink(ptsname(in), pty));
}

static void unplug(void) {
  unlink(pty);
  close(end);
  close(in);
  usleep(500000);
  plug();
}

static int line(int chip, int offset, __u64 flags) {
  struct gpio_v2_line_request request = {.offsets = {offset}, .num_lines = 1, .consumer = "board", .config = {.flags = flags}};
  checked("line", ioctl(chip, GPIO_V2_GET_LINE_IOCTL, &request));
  return request.fd;
}

static void light(int led, int lit) {
  struct gpio_v2_line_values values = {.bits = lit, .mask = 1};
  checked("led", ioctl(led, GPIO_V2_LINE_SET_VALUES_IOCTL, &values));
}

static void send_frame(const char *id, int port, int lit) {
  char frame[12], reply[16] = {0};
  struct sockaddr_in server = {.sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  int connection = checked("socket", socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  snprintf(frame, sizeof frame, "W%s05%04d", id, lit);
  if (connect(connection, (struct sockaddr *)&server, sizeof server) < 0 || write(connection, frame, 11) != 11) {
    say("no server\r\n");
  } else if (recv(connection, reply, 11, MSG_WAITALL) > 0) {
    say("reply ");
    say(reply);
    say("\r\n");
  }
  close(connection);
}

static void command(const char *text, size_t length) {
  if (memmem(text, length, "die", 3)) kill(getpid(), SIGKILL);
  if (pty && memmem(text, length, "unplug", 6)) unplug();
}

int main(int count, char **args) {
  if (count < 6) {
    fprintf(stderr, "board CHIP BUTTON LED ID PORT [PTY]\n");
    return 2;
  }
  char path[64], text[256];
  snprintf(path, sizeof path, "/dev/%s", args[1]);
  int chip = checked(path, open(path, O_RDWR | O_CLOEXEC));
  int button = line(chip, atoi(args[2]), GPIO_V2_LINE_FLAG_INPUT | GPIO_V2_LINE_FLAG_EDGE_RISING | GPIO_V2_LINE_FLAG_EDGE_FALLING);
  int led = line(chip, atoi(args[3]), GPIO_V2_LINE_FLAG_OUTPUT);
  int lit = 0;
  __u64 settled = 0;
  pty = count > 6 ? args[6] : NULL;
  plug();
  say("Booting\r\nIdle\r\n");
  for (;;) {
    struct pollfd ready[2] = {{.fd = button, .events = POLLIN}, {.fd = in, .events = POLLIN}};
    checked("poll", poll(ready, 2, -1));
    if (ready[0].revents) {
      struct gpio_v2_line_event edge;
      checked("edge", read(button, &edge, sizeof edge));
      int pressed = edge.id == GPIO_V2_LINE_EVENT_FALLING_EDGE && edge.timestamp_ns >= settled;
      settled = edge.timestamp_ns + DEBOUNCE_NS;
      if (pressed) {
        light(led, lit = !lit);
        send_frame(args[4], atoi(args[5]), lit);
      }
    }
    if (ready[1].revents) {
      int got = read(in, text, sizeof text);
      if (got <= 0) return 0; // the console's other side has ended
      command(text, got);
    }
  }
}
