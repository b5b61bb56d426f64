package org.wwep.emulator.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.server.MemoryStore;

/**
 * Reads a file of registers and judges it: every record that the counter knows of has to be there,
 * at its place, with the right checksum.
 *
 * <p><b>Edge cases</b>: behind the last record that the counter knows of there may be one more,
 * whole or torn: the machine stopped before anybody was told of it. That is no damage.
 */
final class StoreReader {
  private static final int COUNTER_TRIES = 100;
  private static final int WINDOW = 4 * CommitRecord.LONGEST;

  private final FileChannel channel;
  private final long size;
  private final StoreWindow window;
  private final boolean live;

  private final MemoryStore registers = new MemoryStore();
  private final List<String> damage = new ArrayList<>();
  private long writes;
  private long knownWrites;
  private long number;
  private long end = StoreHeader.RECORDS;
  private @Nullable CommitRecord last;

  private StoreReader(FileChannel channel, boolean live) throws IOException {
    this.channel = channel;
    this.size = channel.size();
    this.window = new StoreWindow(channel, WINDOW);
    this.live = live;
  }

  /**
   * Reads all.
   *
   * @param live whether somebody may be writing: then only what was acknowledged is taken
   */
  static StoreContents read(FileChannel channel, boolean live) throws IOException {
    return new StoreReader(channel, live).read();
  }

  private StoreContents read() throws IOException {
    StoreHeader header = StoreHeader.decode(window.at(0, StoreHeader.BLOCK));
    ByteBuffer counted = counterBytes();
    long id =
        header != null
            ? header.id()
            : CommitCounter.begins(counted) ? CommitCounter.file(counted) : 0;
    CommitCounter counter = counter(id);
    if (header == null) {
      damage.add("the header, at byte 0, fails its checksum");
    }
    if (counter == null) {
      damage.add("the commit counter, at byte " + CommitCounter.PLACE + ", fails its checksum");
    }
    long known = counter == null ? Long.MAX_VALUE : counter.number();
    number = header == null ? -1 : header.first() - 1;
    records(id, known);
    long missing = counter == null ? -1 : Math.max(0, counter.writes() - knownWrites);
    return new StoreContents(registers, id, number, writes, end, last, damage, missing);
  }

  private void records(long id, long known) throws IOException {
    long place = StoreHeader.RECORDS;
    while (true) {
      CommitRecord record = CommitRecord.decode(window.at(place, CommitRecord.LONGEST), id, place);
      boolean next = record != null && (number < 0 || record.number() == number + 1);
      boolean later = record != null && number >= 0 && record.number() > number + 1;
      if (record != null && (next || later)) {
        if (live && record.number() > known) {
          return;
        }
        if (later) {
          // Only behind a damaged place, which was told of.
          writes = record.before();
        }
        take(record, place, known);
        place = end;
      } else {
        if (known != Long.MAX_VALUE && number >= known) {
          return;
        }
        long found = following(place + 1, id);
        tell(place, found, known);
        if (found < 0) {
          return;
        }
        place = found;
      }
    }
  }

  private void take(CommitRecord record, long place, long known) {
    record.forEach(one -> registers.write(one.device(), one.number(), one.value()));
    number = record.number();
    writes += record.count();
    end = place + record.length();
    if (number <= known) {
      knownWrites += record.count();
    } else {
      // Its bytes are the window's, which moves on.
      last =
          new CommitRecord(
              number,
              record.before(),
              ByteBuffer.allocate(record.entries().limit())
                  .put(record.entries().duplicate())
                  .flip());
    }
  }

  private void tell(long place, long found, long known) {
    if (known == Long.MAX_VALUE) {
      if (found >= 0) {
        damage.add("a record at byte " + place + " fails its checksum");
      }
      return;
    }
    String what = number < 0 ? "the first record" : "record " + (number + 1) + " of " + known;
    damage.add(
        found < 0 && place >= size
            ? "the file ends at byte " + place + ", before " + what
            : what + ", at byte " + place + ", fails its checksum");
  }

  /** Returns the place of the first later record, or -1. */
  private long following(long from, long id) throws IOException {
    long place = window.find(CommitRecord.MAGIC, from);
    while (place >= 0) {
      CommitRecord record = CommitRecord.decode(window.at(place, CommitRecord.LONGEST), id, place);
      if (record != null && record.number() > number) {
        return place;
      }
      place = window.find(CommitRecord.MAGIC, place + 1);
    }
    return -1;
  }

  private ByteBuffer counterBytes() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(CommitCounter.LENGTH);
    int read = channel.read(bytes, CommitCounter.PLACE);
    return read < 0 ? bytes.limit(0) : bytes.flip();
  }

  /** Reads it, several times if somebody may be writing it just now. */
  private @Nullable CommitCounter counter(long id) throws IOException {
    CommitCounter counter = null;
    for (int i = 0; counter == null && i < (live ? COUNTER_TRIES : 1); i++) {
      counter = CommitCounter.decode(counterBytes(), id);
    }
    return counter;
  }
}
