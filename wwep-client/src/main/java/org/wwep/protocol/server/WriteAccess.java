package org.wwep.protocol.server;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wwep.protocol.DeviceId;
import org.wwep.protocol.WriteRequest;

/**
 * What a client may write; everybody may read.
 *
 * @param devices whose registers, or null for all
 * @param otherwise why not the others', for the client
 */
public record WriteAccess(@Nullable Set<DeviceId> devices, String otherwise) {
  /** Any register. */
  public static final WriteAccess ALL = new WriteAccess(null, "");

  /** No register. */
  public static final WriteAccess READ_ONLY = none("the server is read-only");

  /** Copies the set. */
  public WriteAccess {
    devices = devices == null ? null : Set.copyOf(devices);
  }

  /** Returns access to read alone, and why. */
  public static WriteAccess none(String why) {
    return new WriteAccess(Set.of(), why);
  }

  /** Returns why this write is not for this client, or nothing if it is. */
  String refusal(WriteRequest write) {
    return devices == null || devices.contains(write.device()) ? "" : otherwise;
  }
}
