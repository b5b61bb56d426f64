package org.wwep.emulator.carrier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Which carriers have built firmware on machines of this kind: an empty file each, beside what they
 * built. A home may be shared by machines of several kinds.
 */
record CarrierLedger(Path cache) {
  private Path entry(CarrierProvider provider) {
    String machine = System.getProperty("os.name") + "-" + System.getProperty("os.arch");
    return cache.resolve(
        "works-" + provider.name() + "-" + machine.replaceAll("[^A-Za-z0-9_.-]", "_"));
  }

  boolean knows(CarrierProvider provider) {
    return Files.exists(entry(provider));
  }

  void add(CarrierProvider provider) {
    try {
      Files.createDirectories(cache);
      Files.write(entry(provider), new byte[0]);
    } catch (IOException _) {
      // Then it is tried again the next time.
    }
  }

  void forget(CarrierProvider provider) {
    try {
      Files.deleteIfExists(entry(provider));
    } catch (IOException _) {
      // Then its next failure is told once more.
    }
  }
}
