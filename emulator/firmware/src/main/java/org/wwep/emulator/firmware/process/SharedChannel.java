package org.wwep.emulator.firmware.process;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.firmware.FirmwareAnswer;
import org.wwep.emulator.firmware.FirmwareRequest;
import org.wwep.emulator.firmware.KnownAnswers;
import org.wwep.emulator.firmware.Operation;

/**
 * The memory that a child process shares with its host; {@code device/c/native/native.h} has the
 * same layout.
 *
 * <p>Owned by whose turn it is.
 */
final class SharedChannel implements AutoCloseable {
  private static final int SIZE = 65_536;
  private static final int REQUESTS_AT = 64;
  private static final int ANSWER_AT = 32_768;
  private static final int HEAD = 32;
  private static final int KNOWN_TIME = 1;
  private static final int KNOWN_SOCKETS = 2;
  private static final int KNOWN_NEXT = 4;

  private final Arena arena = Arena.ofShared();
  private final Path file;
  private final MemorySegment memory;
  private HandOver handOver;

  private SharedChannel(Path file, int blocks) throws IOException {
    this.file = file;
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      this.memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, SIZE + (long) blocks, arena);
    }
    this.handOver = new FutexHandOver(word(), arena);
  }

  private MemorySegment word() {
    return memory.asSlice(0, JAVA_INT.byteSize());
  }

  /** Takes turns by pipes from now on; the child does so too. */
  void handOverByPipe(Process process) {
    handOver = new PipeHandOver(word(), process);
  }

  /**
   * Makes one, whose first turn is the firmware's.
   *
   * @param blocks how many bytes there are behind it for the basic blocks that ran
   */
  static SharedChannel create(int blocks) throws IOException {
    Path shm = Path.of("/dev/shm");
    String name = "wwep-" + ProcessHandle.current().pid() + "-";
    Path file =
        Files.isWritable(shm)
            ? Files.createTempFile(shm, name, ".fw")
            : Files.createTempFile(name, ".fw");
    SharedChannel channel = new SharedChannel(file, blocks);
    channel.memory.set(JAVA_INT, 28, -1);
    channel.memory.set(JAVA_INT, 0, HandOver.FIRMWARE);
    return channel;
  }

  /** Returns the file to open; its name goes once both sides have it. */
  Path file() {
    return file;
  }

  /** Forgets the file's name: the memory goes with the last of both sides. */
  void unlink() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException _) {
      // Left in a folder that the machine empties.
    }
  }

  /** Returns the ABI version of the firmware, 0 until it is there. */
  int version() {
    return memory.get(JAVA_INT, 4);
  }

  /**
   * Gives the firmware its turn.
   *
   * @param known what it need not ask for until the next turn, or null
   */
  void give(int thread, FirmwareAnswer answer, @Nullable KnownAnswers known) {
    byte[] bytes = answer.bytes();
    memory.set(JAVA_INT, 12, thread);
    memory.set(JAVA_LONG, 16, answer.value());
    memory.set(JAVA_INT, 24, bytes.length);
    memory.set(JAVA_INT, 28, handOver.processor());
    MemorySegment.copy(bytes, 0, memory, JAVA_BYTE, ANSWER_AT, bytes.length);
    tell(known);
    handOver.give();
  }

  private void tell(@Nullable KnownAnswers known) {
    if (known == null) {
      memory.set(JAVA_INT, 48, 0);
      memory.set(JAVA_INT, 60, 0);
      return;
    }
    memory.set(JAVA_LONG, 32, known.uptime());
    memory.set(JAVA_LONG, 40, known.clock());
    memory.set(
        JAVA_INT,
        48,
        KNOWN_TIME | (known.sockets() ? KNOWN_SOCKETS : 0) | (known.next() ? KNOWN_NEXT : 0));
    memory.set(JAVA_INT, 52, (int) known.lastSocket());
    memory.set(JAVA_INT, 56, (int) known.talking());
    memory.set(JAVA_INT, 60, known.room());
  }

  /** Waits a while for the host's turn, and returns whether it has come. */
  boolean await() {
    return handOver.await();
  }

  /** Returns the requests of the last turn, in order. */
  List<FirmwareRequest> requests() {
    int end = REQUESTS_AT + Math.clamp(memory.get(JAVA_INT, 8), 0, ANSWER_AT - REQUESTS_AT);
    List<FirmwareRequest> requests = new ArrayList<>();
    int at = REQUESTS_AT;
    while (at + HEAD <= end) {
      int length = Math.clamp(memory.get(JAVA_INT, at + 4L), 0, end - at - HEAD);
      requests.add(request(at, length));
      at += HEAD + ((length + 7) & ~7);
    }
    return requests;
  }

  private FirmwareRequest request(int at, int length) {
    int number = memory.get(JAVA_INT, at);
    Operation operation =
        Operation.of(number)
            .orElseThrow(() -> new IllegalStateException("no request has the number " + number));
    long a = memory.get(JAVA_LONG, at + 8L);
    long b = memory.get(JAVA_LONG, at + 16L);
    long c = memory.get(JAVA_LONG, at + 24L);
    if (length == 0) {
      return new FirmwareRequest(operation, a, b, c);
    }
    byte[] bytes = memory.asSlice(at + (long) HEAD, length).toArray(JAVA_BYTE);
    return new FirmwareRequest(operation, a, b, c, bytes);
  }

  /** Adds the numbers of the blocks that ran. */
  void addReached(BlockTrace recording) {
    List<Integer> offsets = recording.blocks().offsets();
    for (int i = 0; i < offsets.size(); i++) {
      if (memory.get(JAVA_BYTE, SIZE + (long) offsets.get(i)) != 0) {
        recording.reached().set(i);
      }
    }
  }

  @Override
  public void close() {
    unlink();
    arena.close();
  }
}
