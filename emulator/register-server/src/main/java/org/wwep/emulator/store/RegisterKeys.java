package org.wwep.emulator.store;

import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.wwep.emulator.server.Register;

/**
 * How the registers of a device are one hash of Redis: {@code wwep:0FAC}, {@code 05}, {@code 0001}.
 */
final class RegisterKeys {
  private static final String PREFIX = "wwep:";
  private static final int KEYS_A_SCAN = 1000;

  /** One call a device: in a cluster each is atomic, elsewhere all are, within a transaction. */
  private static final String REPLACE =
      "redis.call('DEL', KEYS[1]); if #ARGV > 0 then redis.call('HSET', KEYS[1], unpack(ARGV)) end";

  private RegisterKeys() {}

  /** Returns the key of a device. */
  static String of(String device) {
    return PREFIX + device;
  }

  /** Returns all devices that have a key, as they are written, sorted. */
  static List<String> devices(RedisClusterCommands<String, String> redis) {
    TreeSet<String> devices = new TreeSet<>();
    ScanArgs args = ScanArgs.Builder.matches(PREFIX + "*").limit(KEYS_A_SCAN);
    KeyScanCursor<String> cursor = redis.scan(args);
    while (true) {
      for (String key : cursor.getKeys()) {
        String device = key.substring(PREFIX.length());
        // Somebody else's key below our prefix is not ours to dump or to delete.
        if (device.matches("[0-9A-F]{4}")) {
          devices.add(device);
        }
      }
      if (cursor.isFinished()) {
        return List.copyOf(devices);
      }
      cursor = redis.scan(cursor, args);
    }
  }

  /** Puts these in place of all registers of a device. */
  static void replace(
      RedisClusterCommands<String, String> redis, String device, List<Register> registers) {
    String[] fields =
        registers.stream()
            .flatMap(one -> Stream.of(one.numberText(), one.valueText()))
            .toArray(String[]::new);
    redis.eval(REPLACE, ScriptOutputType.STATUS, new String[] {of(device)}, fields);
  }

  /**
   * Reads a field.
   *
   * @throws IllegalArgumentException if it is no register; says whose key that is
   */
  static Register register(String device, String number, String value) {
    try {
      return Register.parse(device, number, value);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the key " + of(device) + " holds something else: " + e.getMessage(), e);
    }
  }
}
