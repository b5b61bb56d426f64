package org.wwep.emulator.scenario.yaml;

import org.jspecify.annotations.Nullable;
import org.wwep.emulator.coprocessor.AccessPoint;
import org.wwep.emulator.coprocessor.channel.WlanProfile;

/** Reads a network that somebody knows: its name, its key, its priority. */
public final class ProfileReader {
  private ProfileReader() {}

  /** Reads it; one that makes no sense is a problem, and null. */
  public static @Nullable WlanProfile read(MappingReader fields) {
    String ssid = fields.required("ssid", AccessPoint.DEFAULT.ssid(), ValueReaders::text);
    String key = fields.value("key", "", ValueReaders::text);
    int priority = fields.value("priority", 0, ValueReaders.integer(0, WlanProfile.HIGHEST));
    return fields
        .problems()
        .<@Nullable WlanProfile>make(fields.at(), null, () -> new WlanProfile(ssid, key, priority));
  }
}
