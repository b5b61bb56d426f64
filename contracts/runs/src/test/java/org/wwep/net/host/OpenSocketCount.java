package org.wwep.net.host;

/** What a host stack has open, for tests of other packages. */
public final class OpenSocketCount {
  private OpenSocketCount() {}

  /** Counts the sockets and listeners that are not closed. */
  public static int of(HostStack stack) {
    return stack.openSockets();
  }
}
