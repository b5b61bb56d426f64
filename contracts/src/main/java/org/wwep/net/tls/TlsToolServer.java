package org.wwep.net.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;

/**
 * Another program's TLS server.
 *
 * @param process the running server
 * @param port where it listens
 */
public record TlsToolServer(Process process, int port) implements AutoCloseable {
  private static final int ATTEMPTS = 5;

  /** Starts one, and returns once it listens. */
  public static TlsToolServer start(TlsTool tool, OpenSsl openssl, TestKeyType key)
      throws Exception {
    TestKeyType.KeyFiles files = key.files(openssl);
    StringBuilder text = new StringBuilder();
    // Not every server says which port it took, so it is told one that was free just now.
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int port = free();
      Process process = openssl.run(tool.server(port, files));
      for (String line = read(process); line != null; line = read(process)) {
        text.append(line).append('\n');
        if (line.startsWith("ACCEPT") || line.contains("0.0.0.0 port")) {
          Thread.ofVirtual().start(() -> drain(process));
          return new TlsToolServer(process, port);
        }
      }
    }
    throw new AssertionError("it did not start: " + text);
  }

  private static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String read(Process process) throws IOException {
    return process.inputReader(StandardCharsets.ISO_8859_1).readLine();
  }

  // What it says fills a pipe, and then it would wait.
  private static void drain(Process process) {
    try {
      while (read(process) != null) {
        // It is of no interest.
      }
    } catch (IOException _) {
      // It was ended.
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
