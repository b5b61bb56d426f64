package org.wwep.emulator.coprocessor.driver;

import java.util.ArrayList;
import java.util.List;
import org.wwep.emulator.coprocessor.channel.MalformedFrameException;
import org.wwep.emulator.coprocessor.channel.Opcode;
import org.wwep.emulator.coprocessor.channel.PayloadReader;
import org.wwep.net.bsd.Errno;
import org.wwep.net.bsd.ErrnoException;

/** What the response to a command tells; one that cannot be read is the coprocessor's failure. */
final class ResponsePayload {
  private ResponsePayload() {}

  /** Takes a value out of a response. */
  @FunctionalInterface
  interface Reader<T> {
    T read(PayloadReader response) throws MalformedFrameException;
  }

  /** Reads the response to a command. */
  static <T> T read(Opcode opcode, PayloadReader response, Reader<T> reader) throws ErrnoException {
    try {
      return reader.read(response);
    } catch (MalformedFrameException e) {
      throw malformed(opcode, e);
    }
  }

  /** Reads a response that is a list: how many there are, and each of them. */
  static <T> List<T> readList(Opcode opcode, PayloadReader response, Reader<T> reader)
      throws ErrnoException {
    return read(
        opcode,
        response,
        found -> {
          List<T> all = new ArrayList<>();
          for (int left = found.number(); left > 0; left--) {
            all.add(reader.read(found));
          }
          return List.copyOf(all);
        });
  }

  static ErrnoException malformed(Opcode opcode, MalformedFrameException e) {
    return new ErrnoException(
        Errno.EIO, "the coprocessor's answer to %s: %s".formatted(opcode, e.getMessage()), e);
  }
}
