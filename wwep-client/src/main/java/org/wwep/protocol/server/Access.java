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
public record Access(@Nullable Set<DeviceId> devices, String otherwise) {
  /** Any register. */
  public static final Access ALL = new Access(null, "");

  /** No register. */
  public static final Access READ_ONLY = none("the server is read-only");

  /** Copies the set. */
  public Access {
    devices = devices == null ? null : Set.copyOf(devices);
  }

  /** Returns access to read alone, and why. */
  public static Access none(String why) {
    return new Access(Set.of(), why);
  }

  /** Returns why this write is not for this client, or nothing if it is. */
  String refusal(WriteRequest write) {
    return devices == null || devices.contains(write.device()) ? "" : otherwise;
  }
}
