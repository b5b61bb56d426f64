package org.wwep.emulator.coprocessor.channel;

import java.util.ArrayList;
import java.util.List;

/**
 * Which networks a station joins without being asked.
 *
 * <p><b>Source</b>: {@code SL_WLAN_CONNECTION_POLICY} of TI's host driver (SWRU455, chapter 4).
 *
 * @param auto those of its profiles, the best one first
 * @param fast the one that was joined last, before any profile
 * @param anyP2p any Wi-Fi Direct peer; there are none here, so it is refused
 * @param autoProvisioning a part without a profile opens its access point to be given one
 */
public record ConnectionPolicy(
    boolean auto, boolean fast, boolean anyP2p, boolean autoProvisioning) {
  /** The policy until another one is set. */
  public static final ConnectionPolicy DEFAULT = new ConnectionPolicy(true, true, false, false);

  /** Writes it down, and returns what it was written to. */
  public PayloadWriter write(PayloadWriter into) {
    return into.flag(auto).flag(fast).flag(anyP2p).flag(autoProvisioning);
  }

  /** Reads what was written. */
  public static ConnectionPolicy read(PayloadReader from) throws MalformedFrameException {
    return new ConnectionPolicy(from.flag(), from.flag(), from.flag(), from.flag());
  }

  /** Returns what is on, {@code auto, fast}. */
  @Override
  public String toString() {
    List<String> on = new ArrayList<>();
    if (auto) {
      on.add("auto");
    }
    if (fast) {
      on.add("fast");
    }
    if (anyP2p) {
      on.add("any-p2p");
    }
    if (autoProvisioning) {
      on.add("auto-provisioning");
    }
    return on.isEmpty() ? "none" : String.join(", ", on);
  }
}
