package org.wwep.emulator.coprocessor.flash;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.coprocessor.flash.FlashException.Reason;
import org.wwep.emulator.coprocessor.flash.FlashFile.Trait;

/**
 * A file system whose files are encrypted, authenticated, and there or not there.
 *
 * <p><b>Shape</b>: every change is one commit. Content goes to free blocks first, then a directory
 * that names them to the slot that the last one did not use; what the last commit holds is not
 * touched before the next one holds. A counter in the {@link Fuses} goes up with each commit, so an
 * older flash is known for what it is. Owned by one task.
 *
 * <p><b>Errors</b>: {@link FlashException}, with nothing changed. After a write that was cut off
 * everything is {@link Reason#RESTART}: mount again.
 *
 * <p><b>Source</b>: what TI's CC3220 promises of its file system (SWPU332, chapter 8); the layout
 * is ours.
 */
public final class SecureFlash {
  /** The fewest blocks that make sense. */
  public static final int LEAST_BLOCKS = DirectorySlots.BLOCKS + 2;

  /** The most blocks a directory can name. */
  public static final int MOST_BLOCKS = 1 << 16;

  private static final String NO_TOKEN = "0".repeat(64);

  private final Fuses fuses;
  private final RandomGenerator random;
  private final CommitStore commitStore;

  private SecureFlash(Fuses fuses, RandomGenerator random, CommitStore commitStore) {
    this.fuses = fuses;
    this.random = random;
    this.commitStore = commitStore;
  }

  private static void throwUnlessFits(FlashMemory memory) {
    if (memory.blocks() < LEAST_BLOCKS || memory.blocks() > MOST_BLOCKS) {
      throw new IllegalArgumentException(
          "a flash has %d to %d blocks, was %d"
              .formatted(LEAST_BLOCKS, MOST_BLOCKS, memory.blocks()));
    }
  }

  /** Makes an empty file system; what was there is gone once this returns, and not before. */
  public static SecureFlash format(FlashMemory memory, Fuses fuses, RandomGenerator random)
      throws FlashException, InterruptedException {
    throwUnlessFits(memory);
    return new SecureFlash(fuses, random, CommitStore.format(memory, fuses, random));
  }

  /**
   * Finds the files as the last commit left them.
   *
   * @param random for nonces and tokens; on a real device a {@link java.security.SecureRandom}
   */
  public static SecureFlash mount(FlashMemory memory, Fuses fuses, RandomGenerator random)
      throws FlashException, InterruptedException {
    throwUnlessFits(memory);
    return new SecureFlash(fuses, random, CommitStore.mount(memory, fuses, random));
  }

  /** Lists all files by name. */
  public List<FlashFile> files() {
    return commitStore.directory().entries().values().stream().map(DirectoryEntry::file).toList();
  }

  /** Returns how many bytes of content there is room for, in one file. */
  public int free() {
    return commitStore.free();
  }

  /** Returns how many commits there were. */
  public long commits() {
    return commitStore.commits();
  }

  /** Makes a file, and returns what opens it. */
  public AccessTokens create(String name, byte[] content, Set<Trait> traits)
      throws FlashException, InterruptedException {
    if (traits.contains(Trait.SIGNED) || name.startsWith(FlashFile.SYSTEM)) {
      throw new FlashException(Reason.NOT_SIGNED, name + " is made by a signed update only");
    }
    if (commitStore.find(name).isPresent()) {
      throw new FlashException(
          Reason.EXISTS,
          name + " is there already; its write token or the manufacturer's key replaces it");
    }
    AccessTokens tokens = AccessTokens.draw(random);
    commitStore.put(
        new FlashFile(name, content.length, 0, traits),
        content,
        AccessTokens.digest(tokens.read()),
        AccessTokens.digest(tokens.write()));
    return tokens;
  }

  /**
   * Replaces a file's content.
   *
   * @param token the write token, or null for a file that anybody may write
   */
  public void write(String name, byte[] content, @Nullable String token)
      throws FlashException, InterruptedException {
    DirectoryEntry old = writable(name, token);
    FlashFile file = new FlashFile(name, content.length, 0, old.file().traits());
    commitStore.put(file, content, old.readDigest(), old.writeDigest());
  }

  /** Replaces what is in a file that tokens guard, on the maker's word; its tokens stay. */
  public void replace(SignedUpdate order) throws FlashException, InterruptedException {
    order.throwUnlessMakers(fuses.maker());
    DirectoryEntry old = commitStore.entry(order.name());
    throwIfSigned(old);
    byte[] content = order.content();
    FlashFile file = new FlashFile(order.name(), content.length, 0, old.file().traits());
    commitStore.put(file, content, old.readDigest(), old.writeDigest());
  }

  /** Makes or replaces a file of the coprocessor's own, which nobody outside reads or writes. */
  public void keep(String name, byte[] content) throws FlashException, InterruptedException {
    commitStore.put(
        new FlashFile(name, content.length, 0, Set.of(Trait.KEY)), content, NO_TOKEN, NO_TOKEN);
  }

  /** Deletes a file; the version that its last update had is remembered. */
  public void delete(String name, @Nullable String token)
      throws FlashException, InterruptedException {
    writable(name, token);
    commitStore.delete(name);
  }

  private static void throwIfSigned(DirectoryEntry entry) throws FlashException {
    if (entry.has(Trait.SIGNED)) {
      throw new FlashException(
          Reason.NOT_SIGNED, entry.file().name() + " takes signed updates only");
    }
  }

  private DirectoryEntry writable(String name, @Nullable String token) throws FlashException {
    DirectoryEntry directoryEntry = commitStore.entry(name);
    throwIfSigned(directoryEntry);
    if (!directoryEntry.has(Trait.PUBLIC_WRITE)) {
      AccessTokens.check(name, "write", token, directoryEntry.writeDigest());
    }
    return directoryEntry;
  }

  /**
   * Reads a file for somebody outside the coprocessor.
   *
   * @param token the read token, or null for a file that anybody may read
   */
  public byte[] read(String name, @Nullable String token)
      throws FlashException, InterruptedException {
    DirectoryEntry directoryEntry = commitStore.entry(name);
    if (directoryEntry.has(Trait.KEY)) {
      throw new FlashException(
          Reason.NOT_READABLE, name + " is used inside the coprocessor and never leaves it");
    }
    if (!directoryEntry.has(Trait.PUBLIC_READ)) {
      AccessTokens.check(name, "read", token, directoryEntry.readDigest());
    }
    return commitStore.content(directoryEntry);
  }

  /** Reads a file for the coprocessor's own use, such as a handshake. */
  public byte[] use(String name) throws FlashException, InterruptedException {
    return commitStore.content(commitStore.entry(name));
  }

  /** Reads every file, and throws for the first that does not hold. */
  public void verify() throws FlashException, InterruptedException {
    for (DirectoryEntry directoryEntry : commitStore.directory().entries().values()) {
      commitStore.content(directoryEntry);
    }
  }

  /**
   * Installs a signed update: the signature holds, a trusted root stands behind it, and its version
   * is above every one there was under this name.
   */
  public void install(SignedUpdate update) throws FlashException, InterruptedException {
    update.throwUnlessTrusted(catalogue(), fuses.maker());
    DirectoryEntry old = commitStore.find(update.name()).orElse(null);
    if (old != null && !old.has(Trait.SIGNED)) {
      throw new FlashException(
          Reason.EXISTS,
          update.name()
              + " is there, and was not made by a signed update: its write token or the"
              + " manufacturer's key replaces it");
    }
    long floor = commitStore.directory().floor(update.name());
    if (update.version() <= floor) {
      throw new FlashException(
          Reason.ROLLED_BACK,
          "%s: version %d is not newer than the installed %d"
              .formatted(update.name(), update.version(), floor));
    }
    byte[] content = update.content();
    Set<Trait> traits = Set.of(Trait.SIGNED, Trait.PUBLIC_READ);
    FlashFile file = new FlashFile(update.name(), content.length, update.version(), traits);
    commitStore.put(file, content, NO_TOKEN, NO_TOKEN);
  }

  /** Returns the roots that are trusted; none before a catalogue is installed. */
  public RootCatalogue catalogue() throws FlashException, InterruptedException {
    DirectoryEntry directoryEntry = commitStore.find(RootCatalogue.NAME).orElse(null);
    return directoryEntry == null
        ? RootCatalogue.EMPTY
        : RootCatalogue.parse(commitStore.content(directoryEntry));
  }

  /** Returns names and sizes, never content. */
  @Override
  public String toString() {
    Collection<FlashFile> all = files();
    return "secure flash with " + all.size() + (all.size() == 1 ? " file" : " files");
  }
}
