package org.wwep.emulator.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A disk that fills up, or that takes its time, when a test says so. */
final class TestDisk implements Disk {
  private volatile boolean full;
  private volatile @Nullable Gate gate;

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
  final class Full implements AutoCloseable {
    @Override
    public void close() {
      full = false;
    }
  }

  Full full() {
    full = true;
    return new Full();
  }

  Gate holdSyncs() {
    Gate fresh = new Gate();
    gate = fresh;
    return fresh;
  }

  @Override
  public FileChannel open(Path path, OpenOption... options) throws IOException {
    return new Channel(FileChannel.open(path, options));
  }

  private final class Channel extends FileChannel {
    private final FileChannel below;

    Channel(FileChannel below) {
      this.below = below;
    }

    @Override
    public int read(ByteBuffer to) throws IOException {
      return below.read(to);
    }

    @Override
    public long read(ByteBuffer[] to, int offset, int length) throws IOException {
      return below.read(to, offset, length);
    }

    @Override
    public int read(ByteBuffer to, long position) throws IOException {
      return below.read(to, position);
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
      checkRoom();
      return below.write(from);
    }

    @Override
    public long write(ByteBuffer[] from, int offset, int length) throws IOException {
      checkRoom();
      return below.write(from, offset, length);
    }

    @Override
    public int write(ByteBuffer from, long position) throws IOException {
      checkRoom();
      return below.write(from, position);
    }

    private void checkRoom() throws IOException {
      if (full) {
        throw new IOException("No space left on device");
      }
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
    public long size() throws IOException {
      return below.size();
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
    public long transferTo(long position, long count, WritableByteChannel to) throws IOException {
      return below.transferTo(position, count, to);
    }

    @Override
    public long transferFrom(ReadableByteChannel from, long position, long count)
        throws IOException {
      return below.transferFrom(from, position, count);
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
      return below.map(mode, position, size);
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) throws IOException {
      return below.lock(position, size, shared);
    }

    @Override
    public @Nullable FileLock tryLock(long position, long size, boolean shared) throws IOException {
      return below.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
      below.close();
    }
  }
}
