/*
 * Presses a button of a gpio-sim chip, in time: the pull of an input is its level.
 *
 *   finger PULLFILE press COUNT SPACING_US     COUNT presses, half of SPACING down, half up
 *   finger PULLFILE storm COUNT EDGES GAP_US REST_US
 *                                              COUNT presses of EDGES edges each (an odd number), GAP apart, down for
 *                                              REST at the end; then the same on the way up
 *
 * Scheduled in real time: a contact does not wait for a busy processor, and a starved finger would draw a bounce out.
 */
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static const char *pull;
static struct timespec next;

static void level(int down) {
  const char *word = down ? "pull-down" : "pull-up";
  int file = open(pull, O_WRONLY);
  if (file < 0 || write(file, word, strlen(word)) < 0) {
    perror(pull);
    exit(1);
  }
  close(file);
}

/* Until so long after the last such time: what a write takes does not add up. */
static void wait_us(long us) {
  next.tv_nsec += us % 1000000 * 1000;
  next.tv_sec += us / 1000000 + next.tv_nsec / 1000000000;
  next.tv_nsec %= 1000000000;
  clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &next, NULL);
}

static void burst(int edges, long gap, int down) {
  for (int i = 0; i < edges; i++) {
    level(i % 2 ? !down : down);
    if (i < edges - 1) wait_us(gap);
  }
}

int main(int count, char **args) {
  if (count < 5) {
    fprintf(stderr, "finger PULLFILE press COUNT SPACING_US | finger PULLFILE storm COUNT EDGES GAP_US REST_US\n");
    return 2;
  }
  pull = args[1];
  int presses = atoi(args[3]);
  int storm = strcmp(args[2], "storm") == 0 && count == 7;
  int edges = storm ? atoi(args[4]) : 1;
  long gap = storm ? atol(args[5]) : 0;
  long rest = storm ? atol(args[6]) : atol(args[4]) / 2;
  if (sched_setscheduler(0, SCHED_FIFO, &(struct sched_param){.sched_priority = 50}) < 0) {
    perror("finger: SCHED_FIFO");
    return 1;
  }
  clock_gettime(CLOCK_MONOTONIC, &next);
  for (int i = 0; i < presses; i++) {
    burst(edges, gap, 1);
    wait_us(rest);
    burst(edges, gap, 0);
    wait_us(rest);
  }
  return 0;
}
