#!/usr/bin/env bash
# ProcessHandle.onExit of a process that is no child of the JVM is told late, and the later the longer the process has lived.
#
# Version:   OpenJDK 25 (Temurin 25.0.3), on Linux.
# Source:    java.lang.ProcessHandleImpl.completion waits in the kernel for a child alone. Any other process, a grandchild as well, is
#            looked at again and again: first after 300 ms, each pause 30 ms longer than the last, up to 5 s.
# Behaviour: after 10 s of life the end is told up to 0.9 s late, after a minute up to 1.9 s, from seven minutes on up to 5 s; a
#            child's is told within milliseconds. isAlive() of the same handle is right at once.
# Who is hurt: whoever ends a tree of processes (descendants(), then onExit of each) and waits for files, ports or lines that they
#            hold: what was free at once is awaited for seconds. wwep's power-off of a board that is a program did; it asks
#            isAlive in short turns instead.
#
# Seen here (Temurin 25.0.3):
#   children: told at most 26 ms late
#   grandchildren: told at most 575 ms late
set -euo pipefail
java=
for home in "${JAVA_HOME:-}" /usr/lib/jvm/*25*; do
  if [ -n "$home" ] && [ -x "$home/bin/javac" ] && "$home/bin/java" -version 2>&1 | grep -q '"25'; then java=$home/bin; break; fi
done
[ -n "$java" ] || { echo "needs a JDK 25: set JAVA_HOME" >&2; exit 3; }
tmp=$(mktemp -d "${TMPDIR:-/tmp}/finding.XXXXXX")
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"

cat >Late.java <<'JAVA'
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

public class Late {
  /** Lives of different lengths, in tenths of a second: one of them ends soon after somebody has looked. */
  private static final int[] LIVES = {90, 92, 94, 96, 98, 100, 102, 104};

  public static void main(String[] args) throws Exception {
    long children = late(false);
    long grandchildren = late(true);
    System.out.println("children: told at most " + children + " ms late");
    System.out.println("grandchildren: told at most " + grandchildren + " ms late");
    System.exit(children < 150 && grandchildren > 250 ? 0 : 1);
  }

  private static long late(boolean grandchild) throws Exception {
    List<CompletableFuture<Long>> all = new ArrayList<>();
    for (int life : LIVES) {
      String sleep = "sleep " + life / 10 + "." + life % 10;
      Process shell =
          new ProcessBuilder("sh", "-c", grandchild ? sleep + " >/dev/null & echo $!" : "exec " + sleep).start();
      ProcessHandle handle =
          grandchild
              ? ProcessHandle.of(Long.parseLong(shell.inputReader().readLine())).orElseThrow()
              : shell.toHandle();
      CompletableFuture<Long> told = handle.onExit().thenApply(_ -> System.nanoTime());
      CompletableFuture<Long> ended = CompletableFuture.supplyAsync(() -> end(handle), Thread::startVirtualThread);
      all.add(told.thenCombine(ended, (a, b) -> (a - b) / 1_000_000));
    }
    long most = 0;
    for (CompletableFuture<Long> one : all) {
      most = Math.max(most, one.get());
    }
    return most;
  }

  private static long end(ProcessHandle handle) {
    while (handle.isAlive()) {
      try {
        Thread.sleep(2);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    return System.nanoTime();
  }
}
JAVA
"$java/javac" Late.java
if "$java/java" -cp . Late; then
  echo "as described"
else
  echo "this has changed" >&2
  exit 1
fi
