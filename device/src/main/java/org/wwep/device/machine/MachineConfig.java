package org.wwep.device.machine;

import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.protocol.DeviceId;
import org.wwep.protocol.WriteRequest;
import org.wwep.value.Ranges;

/**
 * What the machine decides by.
 *
 * @param device whose registers are written
 * @param register the register that holds the LED, 0 to 255
 * @param attempts how often a frame is tried, 1 or more
 * @param links whether a handshake follows the connection, in turn: the first press takes the
 *     first, the next press the next
 * @param server {@link ServerAddress.Resolved} if no name has to be looked up
 * @param fallback the address to use when the name cannot be resolved, or null
 */
public record MachineConfig(
    DeviceId device,
    int register,
    int attempts,
    List<LinkKind> links,
    ServerAddress server,
    @Nullable InetAddress fallback) {
  /** Checks the number of attempts and of links. */
  public MachineConfig {
    links = List.copyOf(links);
    if (links.isEmpty()) {
      throw new IllegalArgumentException("a device needs a link to its server");
    }
    Ranges.atLeast("attempts", attempts, 1);
  }

  /** Returns whether this press's transaction has a handshake. */
  boolean secure(Press press) {
    return links.get(press.link(links.size())) == LinkKind.TLS;
  }

  /** Returns the frame that tells the server of this press. */
  public WriteRequest frame(Press press) {
    return new WriteRequest(device, register, press.lit() ? 1 : 0);
  }
}
