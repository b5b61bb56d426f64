package org.wwep.emulator.cli;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/**
 * What a {@link CommandWorker} and its {@link CommandSession} send each other: a kind, a length and
 * so many bytes.
 */
final class WorkerFrame {
  private final Kind kind;
  private final byte[] bytes;

  enum Kind {
    /** To the worker: the words of a command that it is to run. */
    WORDS,
    /** To the worker: standard input. No bytes are its end. */
    INPUT,
    /** To the worker: end the command. */
    INTERRUPT,
    /** From the worker: standard output. */
    OUT,
    /** From the worker: standard error. */
    ERR,
    /** From the worker: the exit code in digits, and last of all. */
    EXIT
  }

  /** Makes one, which keeps the bytes. */
  WorkerFrame(Kind kind, byte[] bytes) {
    this.kind = kind;
    this.bytes = bytes;
  }

  Kind kind() {
    return kind;
  }

  byte[] bytes() {
    return bytes;
  }

  /** Writes it, whole. */
  void write(OutputStream out) throws IOException {
    // Several threads of one command write.
    synchronized (out) {
      DataOutputStream data = new DataOutputStream(out);
      data.writeUTF(kind.name());
      data.writeInt(bytes.length);
      data.write(bytes);
      data.flush();
    }
  }

  /** Reads the next one; empty at the end. */
  static Optional<WorkerFrame> read(InputStream in) throws IOException {
    try {
      DataInputStream data = new DataInputStream(in);
      Kind kind = Kind.valueOf(data.readUTF());
      return Optional.of(new WorkerFrame(kind, data.readNBytes(data.readInt())));
    } catch (EOFException _) {
      return Optional.empty();
    }
  }
}
