package org.wwep.emulator.invariant;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntSupplier;
import org.wwep.emulator.invariant.Violation.Rule;
import org.wwep.emulator.sim.net.TrafficEvent;

/** Whether connections to the server's port for TLS carry TLS records alone. */
final class ClearTextInvariant {
  private final IntSupplier port;
  private final PressTracker.Report report;
  private final Map<Long, TlsRecordCheck[]> secured = new HashMap<>();

  /** Checks the connections to this port, and tells what does not hold. */
  ClearTextInvariant(IntSupplier port, PressTracker.Report report) {
    this.port = port;
    this.report = report;
  }

  /** Something happened on the network; told of everything in order. */
  void seen(TrafficEvent trafficEvent) {
    switch (trafficEvent) {
      case TrafficEvent.Opened(long number, _, var server) -> {
        if (server.port() == port.getAsInt()) {
          secured.put(number, new TlsRecordCheck[] {new TlsRecordCheck(), new TlsRecordCheck()});
        }
      }
      case TrafficEvent.Sent(long number, boolean upstream, var bytes) -> {
        TlsRecordCheck[] directions = secured.get(number);
        if (directions != null && !directions[upstream ? 0 : 1].looksLikeTls(bytes)) {
          report.violated(
              Rule.CLEAR_TEXT,
              "connection %d carried bytes %s that are no TLS record"
                  .formatted(number, upstream ? "up" : "down"));
        }
      }
      // The other side may still send; what it sends is looked at no more.
      case TrafficEvent.Closed(long number, _, _) -> secured.remove(number);
      case TrafficEvent.Ruled _ -> {}
    }
  }
}
