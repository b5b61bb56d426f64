/*
 * Wires lines of gpio-sim chips together: tie LINES OUT IN [OUT IN ...]. A line of another chip is LINES:LINE. Whatever level the output OUT has, the input IN gets, at once as far
 * as sysfs can tell it: looked at every 400 us, which takes a tenth of the emulated processor.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int opened(const char *lines, const char *line, const char *attribute, int flags) {
  char path[256];
  const char *colon = strrchr(line, ':');
  if (colon) {
    snprintf(path, sizeof path, "%.*s/sim_gpio%s/%s", (int)(colon - line), line, colon + 1, attribute);
  } else {
    snprintf(path, sizeof path, "%s/sim_gpio%s/%s", lines, line, attribute);
  }
  int file = open(path, flags);
  if (file < 0) {
    perror(path);
    exit(1);
  }
  return file;
}

int main(int count, char **args) {
  int from[8], to[8], wires = (count - 2) / 2;
  char last[8] = {0};
  if (count < 4 || count % 2 || wires > 8) {
    fprintf(stderr, "tie LINES OUT IN [OUT IN ...]\n");
    return 2;
  }
  for (int i = 0; i < wires; i++) {
    from[i] = opened(args[1], args[2 + 2 * i], "value", O_RDONLY);
    to[i] = opened(args[1], args[3 + 2 * i], "pull", O_WRONLY);
  }
  for (;;) {
    for (int i = 0; i < wires; i++) {
      char level;
      if (pread(from[i], &level, 1, 0) == 1 && level != last[i]) {
        const char *word = level == '1' ? "pull-up" : "pull-down";
        last[i] = level;
        if (pwrite(to[i], word, strlen(word), 0) < 0) perror("pull");
      }
    }
    usleep(400);
  }
}
