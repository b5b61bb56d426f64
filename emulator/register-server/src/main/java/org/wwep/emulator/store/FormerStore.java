package org.wwep.emulator.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.LongDataType;
import org.wwep.emulator.server.MemoryStore;
import org.wwep.emulator.server.Register;
import org.wwep.protocol.DeviceId;

/**
 * A file of registers as it was before format 2: H2's MVStore, which has no checksums of what it
 * holds. It is read, and never written.
 */
final class FormerStore {
  private static final String MAP = "wwep registers 1";

  private static final Pattern VERSION = Pattern.compile("H:[^\n]*,version:([0-9a-f]{1,15}),");

  private FormerStore() {}

  /**
   * Reads all registers.
   *
   * <p><b>Errors</b>: {@link MVStoreException} if it is none, or another process has it; {@link
   * StoreDamageException} if it is one and cannot be read.
   */
  static MemoryStore read(Path path) throws IOException {
    // Absolute: what stands before a colon would choose one of the engine's file systems.
    String name = path.toAbsolutePath().toString();
    MVStore store = new MVStore.Builder().fileName(name).autoCommitDisabled().readOnly().open();
    try {
      if (!store.getMapNames().equals(Set.of(MAP))) {
        throw new StoreDamageException(RegisterFileErrors.NOT_OURS);
      }
      checkVersion(path, store.getCurrentVersion());
      MemoryStore registers = new MemoryStore();
      copy(store, registers);
      return registers;
    } finally {
      store.closeImmediately();
    }
  }

  /** The engine opens a file that was cut at an older version; what it had, its header says. */
  private static void checkVersion(Path path, long version) throws IOException {
    long newest = 0;
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      StoreWindow window = new StoreWindow(channel, 2 * StoreHeader.BLOCK);
      for (int block = 0; block < 2; block++) {
        ByteBuffer bytes = window.at((long) block * StoreHeader.BLOCK, StoreHeader.BLOCK);
        Matcher known = VERSION.matcher(ISO_8859_1.decode(bytes));
        if (known.lookingAt()) {
          newest = Math.max(newest, Long.parseLong(known.group(1), 16));
        }
      }
    }
    if (newest > version) {
      throw new StoreDamageException(
          "is damaged: its header tells of version %d, and it ends with %d: restore a backup"
              .formatted(newest, version));
    }
  }

  private static void copy(MVStore store, MemoryStore to) throws IOException {
    // Not the default type, which would deserialise whatever Java object a file may hold.
    MVMap.Builder<Long, Long> types =
        new MVMap.Builder<Long, Long>()
            .keyType(LongDataType.INSTANCE)
            .valueType(LongDataType.INSTANCE);
    try {
      store
          .<MVMap<Long, Long>, Long, Long>openMap(MAP, types)
          .forEach(
              (key, value) -> {
                // It checks what a damaged file may have made of them.
                Register one =
                    new Register(
                        new DeviceId(Math.toIntExact(key >>> 8)),
                        (int) (key & 0xFF),
                        Math.toIntExact(value));
                to.write(one.device(), one.number(), one.value());
              });
    } catch (RuntimeException | StackOverflowError e) {
      // The engine walks whatever pages a damaged file names, in circles too.
      throw new StoreDamageException(
          "is damaged, and of a format that cannot say where: restore a backup ("
              + e.getClass().getSimpleName()
              + ")");
    }
  }
}
