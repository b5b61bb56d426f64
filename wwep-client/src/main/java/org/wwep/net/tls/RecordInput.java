package org.wwep.net.tls;

import java.io.IOException;
import org.wwep.net.Connection;
import org.wwep.net.LinkException;
import org.wwep.net.PeerClosedException;
import org.wwep.net.ReceiveTimeoutException;
import org.wwep.rtos.Deadline;

/** The records that one side of a secured connection receives; one task at a time. */
final class RecordInput {
  // The longest record with all that protection adds to it.
  private static final int RECORD = (1 << 14) + 261;

  private final Connection raw;
  private final RecordLayer recordLayer;
  private byte[] incoming;

  RecordInput(Connection raw, RecordLayer recordLayer, byte[] incoming) {
    this.raw = raw;
    this.recordLayer = recordLayer;
    this.incoming = incoming;
  }

  /** Takes what there is in time, which may be part of a record or nothing for the application. */
  void take(Deadline deadline) throws IOException, LinkException, InterruptedException {
    int count;
    try {
      count = raw.receive(incoming, 0, incoming.length, deadline.left());
    } catch (ReceiveTimeoutException _) {
      throw ReceiveTimeoutException.after(raw.remote(), deadline.toString());
    }
    if (count < 0) {
      throw new PeerClosedException(
          raw.remote() + " closed without close_notify: what it sent may be truncated");
    }
    recordLayer.offer(incoming, count);
    if (count == incoming.length && count < RECORD) {
      incoming = new byte[RECORD];
    }
  }
}
