package org.wwep.emulator.coprocessor.flash;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.wwep.emulator.coprocessor.flash.DirectorySlots.Commit;
import org.wwep.emulator.coprocessor.flash.FlashException.Reason;

/**
 * The files of the last commit, and how the next one is made: content goes to free blocks first,
 * then a directory that names them to the slot that the last one did not use. Who may do that is
 * decided by {@link SecureFlash}, which owns it.
 *
 * <p><b>Errors</b>: after a write that was cut off everything is {@link Reason#RESTART}.
 */
final class CommitStore {
  private final Fuses fuses;
  private final DirectorySlots directorySlots;
  private final FileBlocks fileBlocks;
  private Commit last;
  private boolean broken;

  private CommitStore(FlashMemory memory, Fuses fuses, RandomGenerator random) {
    FlashCipher flashCipher = new FlashCipher(fuses.key(), random);
    this.fuses = fuses;
    this.directorySlots = new DirectorySlots(memory, flashCipher);
    this.fileBlocks = new FileBlocks(memory, flashCipher);
    this.last = new Commit(fuses.counter(), Directory.EMPTY);
  }

  /** Makes one without files. */
  static CommitStore format(FlashMemory memory, Fuses fuses, RandomGenerator random)
      throws FlashException, InterruptedException {
    CommitStore made = new CommitStore(memory, fuses, random);
    made.commit(Directory.EMPTY);
    return made;
  }

  /** Finds the last commit that holds. */
  static CommitStore mount(FlashMemory memory, Fuses fuses, RandomGenerator random)
      throws FlashException, InterruptedException {
    CommitStore found = new CommitStore(memory, fuses, random);
    found.last = found.directorySlots.newest(fuses);
    return found;
  }

  /** Returns the directory of the last commit. */
  Directory directory() {
    return last.directory();
  }

  /** Returns how many commits there were. */
  long commits() {
    return last.generation();
  }

  /** Returns how many bytes of content there is room for, in one file. */
  int free() {
    return fileBlocks.free(directory());
  }

  /** Finds a file. */
  Optional<DirectoryEntry> find(String name) {
    return Optional.ofNullable(directory().entries().get(name));
  }

  /** Finds a file that has to be there. */
  DirectoryEntry entry(String name) throws FlashException {
    throwIfBroken();
    return find(name)
        .orElseThrow(() -> new FlashException(Reason.NO_SUCH_FILE, "there is no file " + name));
  }

  /** Reads a file. */
  byte[] content(DirectoryEntry directoryEntry) throws FlashException, InterruptedException {
    throwIfBroken();
    return fileBlocks.read(directoryEntry);
  }

  /** Makes or replaces a file. */
  void put(FlashFile file, byte[] content, String readDigest, String writeDigest)
      throws FlashException, InterruptedException {
    throwIfBroken();
    byte[] sealed = fileBlocks.seal(file, content);
    List<Integer> blocks = fileBlocks.allocate(file, last);
    DirectoryEntry directoryEntry =
        new DirectoryEntry(file, FlashCipher.nonce(sealed), readDigest, writeDigest, blocks);
    Directory next = directory().with(directoryEntry);
    directorySlots.throwUnlessFits(next);
    broken = true;
    fileBlocks.write(sealed, blocks);
    broken = false;
    commit(next);
  }

  /** Deletes a file. */
  void delete(String name) throws FlashException, InterruptedException {
    commit(directory().without(name));
  }

  private void commit(Directory directory) throws FlashException, InterruptedException {
    throwIfBroken();
    directorySlots.throwUnlessFits(directory);
    Commit next = new Commit(commits() + 1, directory);
    broken = true;
    directorySlots.write(next);
    fuses.count(next.generation());
    last = next;
    broken = false;
  }

  private void throwIfBroken() throws FlashException {
    if (broken) {
      throw new FlashException(
          Reason.RESTART, "a write was cut off: start the coprocessor again to use its flash");
    }
  }
}
