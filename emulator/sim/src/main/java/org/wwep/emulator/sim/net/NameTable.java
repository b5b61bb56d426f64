package org.wwep.emulator.sim.net;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names of a network, without regard to case. */
public final class NameTable {
  private final Map<String, InetAddress> addresses = new HashMap<>();

  /** Gives a name an address. */
  public void put(String name, InetAddress address) {
    addresses.put(key(name), address);
  }

  @Nullable InetAddress find(String name) {
    return addresses.get(key(name));
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
