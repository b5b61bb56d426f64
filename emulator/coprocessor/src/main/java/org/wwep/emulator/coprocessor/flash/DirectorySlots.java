package org.wwep.emulator.coprocessor.flash;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.wwep.emulator.coprocessor.flash.FlashException.Reason;

/**
 * The directory's two places: a commit writes the one that the last commit did not, so that there
 * is always a whole one, and which of them holds is decided by a seal that a torn one lacks.
 *
 * <p>A slot has a head in the clear (magic, key's name, generation, length) and then the sealed
 * directory, which is bound to the head.
 */
final class DirectorySlots {
  /** How many blocks a slot has. */
  static final int SIZE = 8;

  /** How many blocks both have: those behind them are for files. */
  static final int BLOCKS = 2 * SIZE;

  private static final byte[] MAGIC =
      "WWEPNWP1".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  private static final int ID_END = MAGIC.length + FlashCipher.ID;
  private static final int HEAD = ID_END + Long.BYTES + Integer.BYTES;

  private final FlashMemory memory;
  private final FlashCipher flashCipher;

  /** A directory, and the number of the commit that wrote it. */
  record Commit(long generation, Directory directory) {}

  DirectorySlots(FlashMemory memory, FlashCipher flashCipher) {
    this.memory = memory;
    this.flashCipher = flashCipher;
  }

  /** Writes a commit, and returns when it holds. */
  void write(Commit commit) throws FlashException, InterruptedException {
    byte[] plain = commit.directory().encode();
    int length = plain.length + FlashCipher.EXTRA;
    byte[] head =
        ByteBuffer.allocate(HEAD)
            .put(MAGIC)
            .put(flashCipher.keyId())
            .putLong(commit.generation())
            .putInt(length)
            .array();
    byte[] all = Arrays.copyOf(head, HEAD + length);
    System.arraycopy(flashCipher.seal(plain, head), 0, all, HEAD, length);
    // The head goes last, so that a slot cut off is seldom taken for one that was tampered with.
    int first = first(commit.generation());
    for (int at = (all.length - 1) / FlashMemory.BLOCK; at >= 0; at--) {
      int from = at * FlashMemory.BLOCK;
      memory.write(first + at, Arrays.copyOfRange(all, from, from + FlashMemory.BLOCK));
    }
    memory.sync();
  }

  void throwUnlessFits(Directory directory) throws FlashException {
    if (HEAD + directory.encode().length + FlashCipher.EXTRA > SIZE * FlashMemory.BLOCK) {
      throw new FlashException(
          Reason.FULL, "the directory has no room for " + directory.entries().size() + " files");
    }
  }

  private static int first(long generation) {
    return generation % 2 == 0 ? 0 : SIZE;
  }

  /** Finds the newest whole commit, if it is the one that the fuses know of. */
  Commit newest(Fuses fuses) throws FlashException, InterruptedException {
    Commit newest = newest();
    long counted = fuses.counter();
    if (newest.generation() < counted) {
      throw new FlashException(
          Reason.ROLLED_BACK,
          "the flash is older than its coprocessor knows it: commit %d, where %d was made"
              .formatted(newest.generation(), counted));
    }
    if (newest.generation() > counted + 1) {
      throw new FlashException(
          Reason.TAMPERED,
          "the fuses count %d commits, the flash %d: they are not of one device"
              .formatted(counted, newest.generation()));
    }
    if (newest.generation() > counted) {
      // Power went between the commit and its counting.
      fuses.count(newest.generation());
    }
    return newest;
  }

  private Commit newest() throws FlashException, InterruptedException {
    Optional<Commit> even = read(0);
    Optional<Commit> odd = read(1);
    if (even.isEmpty() && odd.isEmpty()) {
      throw unreadable();
    }
    if (even.isEmpty() || odd.isEmpty()) {
      return even.or(() -> odd).orElseThrow();
    }
    return even.get().generation() > odd.get().generation() ? even.get() : odd.get();
  }

  private FlashException unreadable() throws FlashException, InterruptedException {
    boolean formatted = false;
    boolean ours = false;
    for (int first : new int[] {0, SIZE}) {
      byte[] block = memory.read(first);
      formatted |= Arrays.equals(Arrays.copyOf(block, MAGIC.length), MAGIC);
      ours |= Arrays.equals(Arrays.copyOfRange(block, MAGIC.length, ID_END), flashCipher.keyId());
    }
    if (!formatted) {
      return new FlashException(Reason.NOT_FORMATTED, "the flash has no file system");
    }
    return ours
        ? new FlashException(
            Reason.TAMPERED, "neither copy of the directory is whole: changed from outside")
        : new FlashException(
            Reason.WRONG_DEVICE, "the flash belongs to a coprocessor with another key");
  }

  private Optional<Commit> read(long parity) throws FlashException, InterruptedException {
    int first = first(parity);
    byte[] block = memory.read(first);
    ByteBuffer head = ByteBuffer.wrap(block, 0, HEAD);
    byte[] magic = new byte[MAGIC.length];
    byte[] id = new byte[FlashCipher.ID];
    head.get(magic).get(id);
    long generation = head.getLong();
    int length = head.getInt();
    if (!Arrays.equals(magic, MAGIC)
        || !Arrays.equals(id, flashCipher.keyId())
        || length < FlashCipher.EXTRA
        || length > SIZE * FlashMemory.BLOCK - HEAD) {
      return Optional.empty();
    }
    byte[] all = Arrays.copyOf(block, HEAD + length);
    for (int at = FlashMemory.BLOCK; at < all.length; at += FlashMemory.BLOCK) {
      byte[] next = memory.read(first + at / FlashMemory.BLOCK);
      System.arraycopy(next, 0, all, at, Math.min(FlashMemory.BLOCK, all.length - at));
    }
    try {
      byte[] plain =
          flashCipher.open(
              Arrays.copyOfRange(all, HEAD, all.length), Arrays.copyOf(all, HEAD), "a directory");
      return Optional.of(new Commit(generation, Directory.decode(plain)));
    } catch (FlashException e) {
      return Optional.empty();
    }
  }
}
