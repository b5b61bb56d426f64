/*
 * Moves an input of a gpio-sim chip up and down by its pull: toggle PULLFILE EDGES MICROSECONDS.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int main(int count, char **args) {
  if (count != 4) return 2;
  int pull = open(args[1], O_WRONLY);
  if (pull < 0) {
    perror(args[1]);
    return 1;
  }
  for (int i = 0; i < atoi(args[2]); i++) {
    const char *word = i % 2 ? "pull-down" : "pull-up";
    if (pwrite(pull, word, strlen(word), 0) < 0) {
      perror("pull");
      return 1;
    }
    usleep(atoi(args[3]));
  }
  return 0;
}
