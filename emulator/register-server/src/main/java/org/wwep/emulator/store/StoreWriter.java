package org.wwep.emulator.store;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.wwep.emulator.server.Register;

/**
 * Writes a whole file of registers anew.
 *
 * <p><b>Shape</b>: what it returns is on the disk, and under a name that nobody looks for; to give
 * it the right one is the caller's.
 *
 * @param channel open, and the caller's to close
 * @param id of the file
 * @param counter how far it goes
 * @param end the place behind its last record
 */
record StoreWriter(FileChannel channel, long id, CommitCounter counter, long end) {
  private static final SecureRandom RANDOM = new SecureRandom();

  /**
   * Writes registers; their records are numbered from {@code first} on.
   *
   * <p><b>Errors</b>: after an {@link IOException} the channel is closed, and what is under the
   * name is the caller's to delete.
   */
  static StoreWriter write(Disk disk, Path path, Collection<Register> registers, long first)
      throws IOException {
    FileChannel channel = disk.open(path, READ, WRITE, CREATE, TRUNCATE_EXISTING);
    boolean done = false;
    try {
      StoreWriter written = write(channel, registers, first);
      done = true;
      return written;
    } finally {
      if (!done) {
        channel.close();
      }
    }
  }

  private static StoreWriter write(FileChannel channel, Collection<Register> registers, long first)
      throws IOException {
    long id = RANDOM.nextLong();
    full(channel, new StoreHeader(id, first).encode(), 0);
    Records records = new Records(channel, id, first);
    records.all(registers);
    CommitCounter counter = new CommitCounter(records.number - 1, records.writes);
    full(channel, counter.encode(id), CommitCounter.PLACE);
    channel.force(true);
    return new StoreWriter(channel, id, counter, records.end);
  }

  /** Writes all bytes. */
  static void full(FileChannel channel, ByteBuffer bytes, long place) throws IOException {
    long at = place;
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
  }

  private static final class Records {
    private final FileChannel channel;
    private final long id;
    private long number;
    private long writes;
    private long end = StoreHeader.RECORDS;

    Records(FileChannel channel, long id, long first) {
      this.channel = channel;
      this.id = id;
      this.number = first;
    }

    /** Writes at least one record, so that no file ends with the counter. */
    void all(Collection<Register> registers) throws IOException {
      List<Register> some = new ArrayList<>();
      for (Register one : registers) {
        some.add(one);
        if (some.size() == CommitRecord.MOST) {
          add(some);
        }
      }
      add(some);
    }

    private void add(List<Register> some) throws IOException {
      CommitRecord record = CommitRecord.of(number, writes, some);
      full(channel, record.encode(id, end), end);
      number++;
      writes += record.count();
      end += record.length();
      some.clear();
    }
  }
}
