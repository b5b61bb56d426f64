package org.wwep.emulator.coprocessor.flash;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.wwep.emulator.coprocessor.flash.FlashException.Reason;

/** What is in the files: sealed, in blocks that no other file has. */
final class FileBlocks {
  private final FlashMemory memory;
  private final FlashCipher flashCipher;

  FileBlocks(FlashMemory memory, FlashCipher flashCipher) {
    this.memory = memory;
    this.flashCipher = flashCipher;
  }

  /** Returns how many bytes of content there is room for, in one file. */
  int free(Directory directory) {
    int blocks = memory.blocks() - DirectorySlots.BLOCKS - directory.used().cardinality();
    return Math.max(0, blocks * FlashMemory.BLOCK - FlashCipher.EXTRA);
  }

  /**
   * Finds blocks that the last commit does not use, from its number on, so that wear goes round.
   */
  List<Integer> allocate(FlashFile file, DirectorySlots.Commit last) throws FlashException {
    int wanted = (file.size() + FlashCipher.EXTRA + FlashMemory.BLOCK - 1) / FlashMemory.BLOCK;
    BitSet used = last.directory().used();
    int data = memory.blocks() - DirectorySlots.BLOCKS;
    int start = (int) (last.generation() % data);
    List<Integer> blocks = new ArrayList<>();
    for (int i = 0; i < data && blocks.size() < wanted; i++) {
      int block = DirectorySlots.BLOCKS + (start + i) % data;
      if (!used.get(block)) {
        blocks.add(block);
      }
    }
    if (blocks.size() < wanted) {
      throw new FlashException(
          Reason.FULL,
          "%s has %d bytes, and there is room for %d"
              .formatted(file.name(), file.size(), free(last.directory())));
    }
    return blocks;
  }

  byte[] seal(FlashFile file, byte[] content) {
    return flashCipher.seal(content, DirectoryEntry.bound(file));
  }

  /** Writes sealed content, and returns when it is there for good. */
  void write(byte[] sealed, List<Integer> blocks) throws FlashException, InterruptedException {
    for (int i = 0; i < blocks.size(); i++) {
      int from = i * FlashMemory.BLOCK;
      memory.write(blocks.get(i), Arrays.copyOfRange(sealed, from, from + FlashMemory.BLOCK));
    }
    memory.sync();
  }

  byte[] read(DirectoryEntry directoryEntry) throws FlashException, InterruptedException {
    byte[] all = new byte[directoryEntry.blocks().size() * FlashMemory.BLOCK];
    int at = 0;
    for (int block : directoryEntry.blocks()) {
      System.arraycopy(memory.read(block), 0, all, at, FlashMemory.BLOCK);
      at += FlashMemory.BLOCK;
    }
    byte[] sealed = Arrays.copyOf(all, directoryEntry.file().size() + FlashCipher.EXTRA);
    String name = directoryEntry.file().name();
    // What was here before has a nonce of its own, and a seal that holds.
    if (!FlashCipher.nonce(sealed).equals(directoryEntry.seal())) {
      throw new FlashException(Reason.TAMPERED, name + " was changed from outside");
    }
    return flashCipher.open(sealed, DirectoryEntry.bound(directoryEntry.file()), name);
  }
}
