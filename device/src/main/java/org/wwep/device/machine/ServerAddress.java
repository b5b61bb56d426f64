package org.wwep.device.machine;

import java.net.InetAddress;

/** What the firmware knows of the server's address. */
public sealed interface ServerAddress {
  /** The name has not been resolved, or could not be. */
  record Unresolved() implements ServerAddress {}

  /** The address to connect to. */
  record Resolved(InetAddress address) implements ServerAddress {}
}
