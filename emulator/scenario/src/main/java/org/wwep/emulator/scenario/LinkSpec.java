package org.wwep.emulator.scenario;

import org.jspecify.annotations.Nullable;
import org.wwep.client.ApiStyle;
import org.wwep.value.Ranges;

/**
 * One way from a device to the server.
 *
 * @param port the server's port, or null for the one where the server listens for such links
 * @param api how the firmware talks to the connection
 * @param tls how it is secured, or null for a link in the clear
 * @param padded whether frames are padded
 */
public record LinkSpec(
    @Nullable Integer port, ApiStyle api, @Nullable TlsSpec tls, boolean padded) {
  /** By streams, in the clear. */
  public static final LinkSpec DEFAULT = new LinkSpec(null, ApiStyle.STREAM, null, false);

  /** Checks the port's range. */
  public LinkSpec {
    if (port != null) {
      Ranges.within("a server's port", port, 1, 65535);
    }
  }
}
