/* interruptible COMMAND...: runs it so that SIGINT ends it, as at a terminal; a shell has its background commands ignore it. */
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

int main(int count, char **args) {
  if (count < 2) return 2;
  signal(SIGINT, SIG_DFL);
  execvp(args[1], args + 1);
  perror(args[1]);
  return 127;
}
