package org.wwep.emulator.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.jspecify.annotations.Nullable;

/** A disk below MVStore that fills up, or that takes its time, when a test says so. */
public final class TestDisk extends FilePathWrapper {
  private static volatile boolean full;
  private static volatile @Nullable Gate gate;

  static {
    FilePath.register(new TestDisk());
  }

  /** Holds syncs up until it is opened; counts them. */
  static final class Gate {
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);
    private final AtomicInteger syncs = new AtomicInteger();

    void awaitSync() throws InterruptedException {
      reached.await();
    }

    void open() {
      opened.countDown();
    }

    int syncs() {
      return syncs.get();
    }
  }

  /** While it is open, the disk is full. */
  static final class Full implements AutoCloseable {
    @Override
    public void close() {
      full = false;
    }
  }

  /** Returns what stands before a path on this disk; asking has MVStore know it. */
  static String scheme() {
    return "testdisk:";
  }

  static Full full() {
    full = true;
    return new Full();
  }

  static Gate holdSyncs() {
    Gate fresh = new Gate();
    gate = fresh;
    return fresh;
  }

  @Override
  public String getScheme() {
    return "testdisk";
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    FileChannel below = getBase().open(mode);
    return new FileBase() {
      @Override
      public long size() throws IOException {
        return below.size();
      }

      @Override
      public long position() throws IOException {
        return below.position();
      }

      @Override
      public FileChannel position(long position) throws IOException {
        below.position(position);
        return this;
      }

      @Override
      public int read(ByteBuffer to) throws IOException {
        return below.read(to);
      }

      @Override
      public synchronized int read(ByteBuffer to, long position) throws IOException {
        return below.read(to, position);
      }

      @Override
      public int write(ByteBuffer from) throws IOException {
        checkRoom();
        return below.write(from);
      }

      @Override
      public synchronized int write(ByteBuffer from, long position) throws IOException {
        checkRoom();
        return below.write(from, position);
      }

      @Override
      public FileChannel truncate(long size) throws IOException {
        below.truncate(size);
        return this;
      }

      @Override
      public void force(boolean metadata) throws IOException {
        Gate held = gate;
        if (held != null) {
          held.syncs.incrementAndGet();
          held.reached.countDown();
          try {
            held.opened.await();
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
        }
        below.force(metadata);
      }

      @Override
      public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return below.tryLock(position, size, shared);
      }

      @Override
      protected void implCloseChannel() throws IOException {
        below.close();
      }
    };
  }

  private static void checkRoom() throws IOException {
    if (full) {
      throw new IOException("No space left on device");
    }
  }
}
