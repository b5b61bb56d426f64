package org.wwep.emulator.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.LongDataType;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.server.MemoryStore;
import org.wwep.emulator.server.Register;
import org.wwep.protocol.DeviceId;

/**
 * An open file of registers: an MVStore with one map, from device and number to value.
 *
 * <p><b>Shape</b>: nothing is in the file until {@link #commit}, and then all of it is on the disk.
 * MVStore's own background thread is off: it would decide when to commit.
 *
 * <p><b>Errors</b>: {@link MVStoreException} and {@link IOException}; after either only {@link
 * #abandon} makes sense.
 *
 * <p>Owned by the one thread that opened it.
 */
final class RegisterFile {
  private static final String MAP = "wwep registers 1";
  private static final Long NO_REGISTER = -1L;

  /** Space is reused only this long after it was freed, though each commit is on the disk first. */
  private static final int RETENTION_MILLIS = 1000;

  private static final int COMMITS_BETWEEN_COMPACTIONS = 512;
  private static final int FILL_PERCENT = 50;
  private static final int COMPACT_BYTES = 1 << 20;

  private final Path path;
  private final @Nullable Object identity;
  private final MVStore store;
  private final MVMap<Long, Long> map;
  private int commits;

  private RegisterFile(Path path, MVStore store) throws IOException {
    this.path = path;
    this.identity = identity(path);
    this.store = store;
    this.map = store.openMap(MAP, types());
  }

  /** Opens a file that is there, and that {@link RegisterFileOpener} knows is ours. */
  static RegisterFile open(Path path, String scheme) throws IOException {
    MVStore store = builder(scheme + path).open();
    boolean done = false;
    try {
      store.setRetentionTime(RETENTION_MILLIS);
      store.setVersionsToKeep(0);
      RegisterFile file = new RegisterFile(path, store);
      done = true;
      return file;
    } finally {
      if (!done) {
        store.closeImmediately();
      }
    }
  }

  /** Writes a new, empty file; who finds it under its name finds a whole one. */
  static void create(Path path) throws IOException {
    MVStore store = builder(path.toAbsolutePath().toString()).open();
    try {
      store.openMap(MAP, types());
      store.commit();
      store.sync();
    } finally {
      store.closeImmediately();
    }
  }

  /** Looks whose file this is, and changes nothing in it. */
  static boolean isOurs(Path path) {
    // Absolute: what stands before a colon would choose one of the engine's file systems.
    MVStore store = builder(path.toAbsolutePath().toString()).readOnly().open();
    try {
      return store.getMapNames().equals(Set.of(MAP));
    } finally {
      store.closeImmediately();
    }
  }

  private static MVStore.Builder builder(String name) {
    return new MVStore.Builder().fileName(name).autoCommitDisabled().autoCommitBufferSize(0);
  }

  private static MVMap.Builder<Long, Long> types() {
    // Not the default type, which would deserialise whatever Java object a file may hold.
    return new MVMap.Builder<Long, Long>()
        .keyType(LongDataType.INSTANCE)
        .valueType(LongDataType.INSTANCE);
  }

  private static @Nullable Object identity(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
  }

  void put(Register register) {
    map.put((long) register.device().value() << 8 | register.number(), (long) register.value());
  }

  void clear() {
    map.clear();
  }

  /** Has the next commit write, though no register changes. */
  void touch() throws IOException {
    if (store.isReadOnly()) {
      throw new AccessDeniedException(path.toString());
    }
    map.put(NO_REGISTER, 0L);
    map.remove(NO_REGISTER);
  }

  /** Copies all registers. */
  void copyTo(MemoryStore memory) {
    map.forEach(
        (key, value) ->
            memory.write(
                new DeviceId((int) (key >>> 8)), (int) (key & 0xFF), Math.toIntExact(value)));
  }

  /** Returns once all that was put survives a crash of the process and of the machine. */
  void commit() throws IOException {
    store.commit();
    store.sync();
    // Somebody may have taken the file away: what is in it then is nobody's.
    Object now = identity(path);
    if (identity != null && !identity.equals(now)) {
      throw new NoSuchFileException(path.toString(), null, "was replaced by another file");
    }
    if (++commits % COMMITS_BETWEEN_COMPACTIONS == 0) {
      store.compact(FILL_PERCENT, COMPACT_BYTES);
    }
  }

  /** Closes it; what was not committed is gone. */
  void abandon() {
    store.closeImmediately();
  }
}
