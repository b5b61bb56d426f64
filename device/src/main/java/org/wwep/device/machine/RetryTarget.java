package org.wwep.device.machine;

import java.net.InetAddress;

/** What is tried again once the back-off is over. */
public sealed interface RetryTarget {
  /** Joining Wi-Fi. */
  record Join() implements RetryTarget {}

  /** Looking the name up. */
  record Resolve() implements RetryTarget {}

  /** The transaction, from its connection on. */
  record Transact(InetAddress server) implements RetryTarget {}
}
