package org.wwep.device;

import org.wwep.client.ApiStyle;
import org.wwep.net.SecureLayer;
import org.wwep.value.Ranges;

/**
 * One way to the server: which port, which API style, in the clear or secured.
 *
 * @param port the server's port, 1 to 65535
 * @param api how the connection is used
 * @param layer what is laid over the connection
 * @param padded whether frames are padded, as in the course's present edition
 */
public record LinkConfig(int port, ApiStyle api, SecureLayer layer, boolean padded) {
  /** The port of the open protocol. */
  public static final int OPEN_PORT = 27708;

  /** The port of the protocol over TLS. */
  public static final int TLS_PORT = 40508;

  /** Checks the port's range. */
  public LinkConfig {
    Ranges.within("a server's port", port, 1, 65535);
  }

  /** Makes a link whose frames are not padded. */
  public LinkConfig(int port, ApiStyle api, SecureLayer layer) {
    this(port, api, layer, false);
  }

  /** Returns a link in the clear, by streams. */
  public static LinkConfig open(int port) {
    return new LinkConfig(port, ApiStyle.STREAM, SecureLayer.OPEN);
  }

  /** Returns a secured link, by streams. */
  public static LinkConfig secured(int port, SecureLayer layer) {
    return new LinkConfig(port, ApiStyle.STREAM, layer);
  }

  /** Returns this link in another API style. */
  public LinkConfig withApi(ApiStyle api) {
    return new LinkConfig(port, api, layer, padded);
  }

  /** Returns this link with or without padded frames. */
  public LinkConfig withPadded(boolean padded) {
    return new LinkConfig(port, api, layer, padded);
  }

  /** Returns a few words for a person, {@code packet, tls}. */
  @Override
  public String toString() {
    return api.name().toLowerCase(java.util.Locale.ROOT) + ", " + layer.port();
  }
}
