package org.wwep.emulator.cli;

/**
 * How long a request may take to arrive at any HTTP server of this program (admin port, proxy API,
 * coprocessor's page): the JDK's own waits for ever, and a thread with it.
 *
 * <p><b>Source</b>: {@code sun.net.httpserver.ServerConfig}, which reads these properties once.
 */
final class HttpServerTimeouts {
  /** In seconds; whoever sets the property otherwise has it so. */
  private static final String REQUEST = "sun.net.httpserver.maxReqTime";

  private static final String REQUEST_SECONDS = "5";

  private HttpServerTimeouts() {}

  /** Sets them, before the first server is made. */
  static void install() {
    if (System.getProperty(REQUEST) == null) {
      System.setProperty(REQUEST, REQUEST_SECONDS);
    }
  }
}
