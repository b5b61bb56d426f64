package org.wwep.emulator.coprocessor.driver;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.coprocessor.channel.Opcode;
import org.wwep.emulator.coprocessor.channel.PayloadReader;
import org.wwep.emulator.coprocessor.channel.PayloadWriter;
import org.wwep.net.bsd.Errno;
import org.wwep.net.bsd.ErrnoException;

/** The sockets that are open, by the numbers the coprocessor gave them. */
final class SocketTable {
  private final Map<Integer, Descriptor> open = new ConcurrentHashMap<>();

  /** Begins a command about a socket. */
  static PayloadWriter about(int fd) {
    return new PayloadWriter().number(fd);
  }

  /** Takes up a socket that a response brings. */
  int opened(Opcode opcode, PayloadReader made) throws ErrnoException {
    int fd = ResponsePayload.read(opcode, made, PayloadReader::number);
    open.put(fd, new Descriptor(fd));
    return fd;
  }

  Descriptor at(int fd) throws ErrnoException {
    return known(open.get(fd), fd);
  }

  Descriptor remove(int fd) throws ErrnoException {
    return known(open.remove(fd), fd);
  }

  private static Descriptor known(@Nullable Descriptor descriptor, int fd) throws ErrnoException {
    if (descriptor == null) {
      throw new ErrnoException(Errno.EBADF, "there is no socket " + fd);
    }
    return descriptor;
  }

  /** Returns one, or null if there is none. */
  @Nullable Descriptor find(int fd) {
    return open.get(fd);
  }

  List<Integer> all() {
    return List.copyOf(open.keySet());
  }

  int size() {
    return open.size();
  }
}
