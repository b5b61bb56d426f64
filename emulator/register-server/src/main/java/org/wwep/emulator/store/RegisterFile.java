package org.wwep.emulator.store;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.server.Register;

/**
 * An open file of registers, locked against other processes: records that are appended, each with a
 * checksum, behind a counter of those that are on the disk.
 *
 * <p><b>Shape</b>: {@link #append} writes one record, has it on the disk, and then counts it.
 * {@link #replace} writes the whole file anew beside this one and gives it the name.
 *
 * <p><b>Errors</b>: {@link IOException}; after one only {@link #abandon} makes sense.
 *
 * <p>Owned by the one thread that opened it. No other channel of this process may open the file:
 * closing one would give up the lock.
 */
final class RegisterFile {
  private static final int SMALLEST_ROOM = 1 << 16;
  private static final int LARGEST_ROOM = 1 << 20;

  /** Below this a file is not worth writing anew. */
  private static final long SMALL = 1 << 20;

  private final Path path;
  private final Disk disk;
  private FileChannel channel;
  private @Nullable Object identity;

  private long id;
  private CommitCounter counter = new CommitCounter(0, 0);
  private long end;
  private long room;
  private long enough = SMALL;

  private RegisterFile(Path path, Disk disk, FileChannel channel) throws IOException {
    this.path = path;
    this.disk = disk;
    this.channel = channel;
    this.identity = identity(path);
  }

  /** Opens a file that is there; {@link #contents} has to follow. */
  static RegisterFile open(Path path, Disk disk) throws IOException {
    Object before = identity(path);
    FileChannel channel = disk.open(path, READ, WRITE);
    boolean done = false;
    try {
      lock(channel, path);
      RegisterFile file = new RegisterFile(path, disk, channel);
      if (!Objects.equals(before, file.identity)) {
        // Between two calls its owner has written it anew, under the same name.
        throw new FileSystemException(path.toString(), null, RegisterFileErrors.LOCKED);
      }
      done = true;
      return file;
    } finally {
      if (!done) {
        channel.close();
      }
    }
  }

  private static void lock(FileChannel channel, Path path) throws IOException {
    try {
      if (channel.tryLock(0, Long.MAX_VALUE, false) != null) {
        return;
      }
    } catch (OverlappingFileLockException _) {
      // This process has it itself.
    }
    throw new FileSystemException(path.toString(), null, RegisterFileErrors.LOCKED);
  }

  private static @Nullable Object identity(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
  }

  StoreFormat format() throws IOException {
    return StoreFormat.of(channel);
  }

  /** Reads it, and is ready to append to what is good. */
  StoreContents contents() throws IOException {
    StoreContents contents = StoreReader.read(channel, false);
    id = contents.id();
    end = contents.end();
    room = channel.size();
    counter = new CommitCounter(contents.number(), contents.writes());
    CommitRecord last = contents.last();
    if (!contents.isDamaged() && last != null) {
      // Whole, but perhaps in memory only: once more, and counted.
      long place = end - last.length();
      StoreWriter.full(channel, last.encode(id, place), place);
      commit(counter);
    }
    return contents;
  }

  /** Copies the file as it is to a new one, which is on the disk then. */
  void copyTo(Path copy) throws IOException {
    try (FileChannel to = disk.open(copy, CREATE_NEW, WRITE)) {
      copyRights(copy);
      long size = channel.size();
      ByteBuffer piece = ByteBuffer.allocate(SMALLEST_ROOM);
      for (long at = 0; at < size; at += piece.limit()) {
        piece.clear();
        if (channel.read(piece, at) <= 0) {
          break;
        }
        StoreWriter.full(to, piece.flip(), at);
      }
      to.force(true);
    }
    RegisterFileOpener.flushDirectory(copy);
  }

  /** Whoever could read and write it still can, and nobody else. */
  private void copyRights(Path copy) throws IOException {
    if (Files.getFileStore(copy).supportsFileAttributeView(PosixFileAttributeView.class)) {
      PosixFileAttributes own = Files.readAttributes(path, PosixFileAttributes.class);
      Files.setPosixFilePermissions(copy, own.permissions());
      if (!own.owner().equals(Files.getOwner(copy))) {
        Files.setOwner(copy, own.owner());
      }
    }
  }

  /** Returns once these survive a crash of the process and of the machine, all or none. */
  void append(Collection<Register> registers) throws IOException {
    CommitRecord record = CommitRecord.of(counter.number() + 1, counter.writes(), registers);
    makeRoom(record.length());
    StoreWriter.full(channel, record.encode(id, end), end);
    end += record.length();
    commit(new CommitCounter(record.number(), counter.writes() + record.count()));
  }

  /** What takes no new room in a file needs one sync of a disk, and not two. */
  private void makeRoom(int length) throws IOException {
    if (end + length > room) {
      long more = (long) Math.clamp(end / 8, SMALLEST_ROOM, LARGEST_ROOM) + length;
      StoreWriter.full(channel, ByteBuffer.allocate(Math.toIntExact(end + more - room)), room);
      room = end + more;
    }
  }

  private void commit(CommitCounter count) throws IOException {
    channel.force(false);
    // On the disk with the next sync, and in the system's memory, which a kill leaves, at once.
    StoreWriter.full(channel, count.encode(id), CommitCounter.PLACE);
    counter = count;
    checkName();
  }

  /** Somebody may have taken the file away: what is in it then is nobody's. */
  private void checkName() throws IOException {
    if (!Objects.equals(identity, identity(path))) {
      throw new NoSuchFileException(path.toString(), null, "was replaced by another file");
    }
  }

  /** Has the counter on the disk, too. */
  void settle() throws IOException {
    channel.force(false);
  }

  /** Says whether it holds far more than the registers that it is for. */
  boolean isLong() {
    return end > enough;
  }

  /** Has the file hold these registers and no others, or leaves it as it was. */
  void replace(Collection<Register> registers) throws IOException {
    checkName();
    Path fresh = path.resolveSibling(path.getFileName() + ".new");
    boolean done = false;
    try {
      StoreWriter written = StoreWriter.write(disk, fresh, registers, counter.number() + 1);
      try {
        lock(written.channel(), fresh);
        copyRights(fresh);
        Object next = identity(fresh);
        Files.move(
            fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        done = true;
        identity = next;
      } finally {
        if (!done) {
          written.channel().close();
        }
      }
      take(written);
    } finally {
      if (!done) {
        Files.deleteIfExists(fresh);
      }
    }
    RegisterFileOpener.flushDirectory(path);
  }

  private void take(StoreWriter written) throws IOException {
    FileChannel former = channel;
    channel = written.channel();
    id = written.id();
    counter = written.counter();
    end = written.end();
    room = end;
    enough = Math.max(SMALL, 3 * end);
    former.close();
  }

  /** Puts off being long, since it could not be written anew. */
  void stayLong() {
    enough = 2 * end;
  }

  /** Closes it; what was not committed is gone. */
  void abandon() {
    try {
      channel.close();
    } catch (IOException _) {
      // What was acknowledged is on the disk, and nothing else counts.
    }
  }
}
