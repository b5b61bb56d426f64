package org.wwep.emulator.docs;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.opentest4j.TestAbortedException;

/**
 * A network with nothing but a loopback of its own, so that the documentation's port is free.
 *
 * <p>Where the kernel grants none, it is the machine's, if the port is free there.
 */
final class LoopbackNamespace implements AutoCloseable {
  private static final int PORT = 27708;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Terminal holder;
  private final List<String> entering;

  private LoopbackNamespace(Terminal holder, List<String> entering) {
    this.holder = holder;
    this.entering = entering;
  }

  /** Makes one, or skips the test. */
  static LoopbackNamespace make(Path directory) throws IOException, InterruptedException {
    // cat ends with its input, and so with this process.
    String hold = "ip link set lo up && echo up $$ && exec cat";
    Terminal holder = new Terminal(directory, List.of("unshare", "-rn", "sh", "-c", hold));
    if (holder.awaitLine(line -> line.startsWith("up "), PATIENCE)) {
      String pid = holder.shown().getLast().substring("up ".length());
      return new LoopbackNamespace(
          holder, List.of("nsenter", "-t", pid, "-U", "-n", "--preserve-credentials"));
    }
    try (ServerSocket free = new ServerSocket(PORT, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      free.setReuseAddress(true);
    } catch (IOException e) {
      holder.close();
      throw new TestAbortedException("no network of its own, and port 27708 is taken here", e);
    }
    return new LoopbackNamespace(holder, List.of());
  }

  /** Returns what stands before a command to run it here. */
  List<String> entering() {
    return entering;
  }

  @Override
  public void close() throws IOException {
    holder.close();
  }
}
