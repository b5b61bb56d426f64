package org.wwep.emulator.coprocessor.flash;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.wwep.emulator.coprocessor.flash.FlashException.Reason;

/** A chip whose blocks are in a file of this machine. */
final class FileFlash implements FlashMemory {
  // No channel: an interrupt would close it under whoever comes next.
  private final RandomAccessFile file;
  private final Path path;
  private final int blocks;

  private FileFlash(RandomAccessFile file, Path path, int blocks) {
    this.file = file;
    this.path = path;
    this.blocks = blocks;
  }

  static FileFlash open(Path path) throws IOException, FlashException {
    File existing = path.toFile();
    RandomAccessFile file = new RandomAccessFile(existing, "rw");
    long length = file.length();
    if (length % BLOCK != 0
        || length < (long) SecureFlash.LEAST_BLOCKS * BLOCK
        || length > (long) SecureFlash.MOST_BLOCKS * BLOCK) {
      file.close();
      throw new FlashException(
          Reason.TAMPERED, "%s has %d bytes, which no flash has".formatted(path, length));
    }
    return new FileFlash(file, path, (int) (length / BLOCK));
  }

  @Override
  public int blocks() {
    return blocks;
  }

  @Override
  public byte[] read(int block) throws FlashException {
    byte[] content = new byte[BLOCK];
    try {
      file.seek((long) block * BLOCK);
      file.readFully(content);
      return content;
    } catch (IOException e) {
      throw trouble("read", e);
    }
  }

  @Override
  public void write(int block, byte[] content) throws FlashException {
    try {
      file.seek((long) block * BLOCK);
      file.write(content);
    } catch (IOException e) {
      throw trouble("written", e);
    }
  }

  @Override
  public void sync() throws FlashException {
    try {
      file.getFD().sync();
    } catch (IOException e) {
      throw trouble("written", e);
    }
  }

  private FlashException trouble(String what, IOException e) {
    return new FlashException(
        Reason.DEVICE, "%s cannot be %s: %s".formatted(path, what, e.getMessage()), e);
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      System.getLogger(FileFlash.class.getName())
          .log(System.Logger.Level.WARNING, "the flash did not close", e);
    }
  }
}
