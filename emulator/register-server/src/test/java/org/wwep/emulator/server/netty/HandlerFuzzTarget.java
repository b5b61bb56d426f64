package org.wwep.emulator.server.netty;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.wwep.emulator.server.MemoryStore;
import org.wwep.protocol.DeviceId;
import org.wwep.protocol.server.RegisterStore;

/** Holds the server's handler to the oracle, for input from anywhere. */
public final class HandlerFuzzTarget {
  private static final TransactionLog FEED = new TransactionLog(InstantSource.system());

  private HandlerFuzzTarget() {}

  /**
   * Looks at one input, as Jazzer wants it: the first byte says whether the connection is kept
   * alive, and how the rest is cut.
   */
  public static void fuzzerTestOneInput(byte[] data) {
    if (data.length > 0) {
      byte[] bytes = Arrays.copyOfRange(data, 1, data.length);
      boolean keepAlive = data[0] < 0;
      int length = 1 + (data[0] & 0x7F);
      List<byte[]> pieces = new ArrayList<>();
      for (int at = 0; at < bytes.length; at += length) {
        pieces.add(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + length)));
      }
      check(bytes, keepAlive ? pieces : List.of(bytes), keepAlive);
    }
  }

  static void check(byte[] bytes, List<byte[]> pieces, boolean keepAlive) {
    Oracle oracle = new Oracle();
    String expected = oracle.answer(new String(bytes, ISO_8859_1), keepAlive);
    RecordingStore store = new RecordingStore();
    String answer = EmbeddedConnection.answer(store, FEED, keepAlive, pieces);
    if (!answer.equals(expected)) {
      throw new AssertionError(
          "answered '%s', expected '%s' to %s, keep-alive %s"
              .formatted(answer, expected, Arrays.toString(bytes), keepAlive));
    }
    if (!store.written.equals(oracle.registers())) {
      throw new AssertionError(
          "wrote %s, expected %s after %s"
              .formatted(store.written, oracle.registers(), Arrays.toString(bytes)));
    }
  }

  /** Remembers every register that was written. */
  private static final class RecordingStore implements RegisterStore {
    private static final MemoryStore UNUSED = new MemoryStore();
    private final Map<String, String> written = new HashMap<>();

    @Override
    public boolean write(DeviceId device, int register, int value) {
      written.put(device + "%02X".formatted(register), "%04X".formatted(value));
      return true;
    }

    @Override
    public OptionalInt read(DeviceId device, int register) {
      String value = written.get(device + "%02X".formatted(register));
      return value == null
          ? UNUSED.read(device, register)
          : OptionalInt.of(Integer.parseInt(value, 16));
    }
  }
}
