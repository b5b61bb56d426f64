package org.wwep.device.machine;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.wwep.protocol.DeviceId;
import org.wwep.protocol.WriteRequest;

/**
 * What the machine decides by.
 *
 * @param device whose registers are written
 * @param register the register that holds the LED, 0 to 255
 * @param attempts how often a frame is tried, 1 or more
 * @param secure whether a handshake follows the connection
 * @param server {@link Server.Resolved} if no name has to be looked up
 * @param fallback the address to use when the name cannot be resolved, or null
 */
public record MachineConfig(
    DeviceId device,
    int register,
    int attempts,
    boolean secure,
    Server server,
    @Nullable InetAddress fallback) {
  /** Checks the number of attempts. */
  public MachineConfig {
    if (attempts < 1) {
      throw new IllegalArgumentException("attempts is 1 or more, was " + attempts);
    }
  }

  /** Returns the frame that tells the server of this press. */
  public WriteRequest frame(Press press) {
    return new WriteRequest(device, register, press.lit() ? 1 : 0);
  }
}
