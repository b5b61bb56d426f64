package org.wwep.device.machine;

import java.net.InetAddress;

/** What is tried again once the back-off is over. */
public sealed interface Resume {
  /** Joining Wi-Fi. */
  record Join() implements Resume {}

  /** Looking the name up. */
  record Resolve() implements Resume {}

  /** The transaction, from its connection on. */
  record Transact(InetAddress server) implements Resume {}
}
