package org.wwep.emulator.nwp.driver;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.nwp.channel.MalformedFrame;
import org.wwep.emulator.nwp.channel.Opcode;
import org.wwep.emulator.nwp.channel.Payload;
import org.wwep.emulator.nwp.channel.PayloadReader;
import org.wwep.net.bsd.Errno;
import org.wwep.net.bsd.SocketError;

/** The sockets that are open, by the numbers the coprocessor gave them. */
final class Table {
  private final Map<Integer, Descriptor> open = new ConcurrentHashMap<>();

  /** Begins a command about a socket. */
  static Payload about(int fd) {
    return new Payload().number(fd);
  }

  /** Takes up a socket that a response brings. */
  int opened(Opcode opcode, PayloadReader made) throws SocketError {
    try {
      int fd = made.number();
      open.put(fd, new Descriptor(fd));
      return fd;
    } catch (MalformedFrame e) {
      throw CommandPort.malformed(opcode, e);
    }
  }

  Descriptor at(int fd) throws SocketError {
    return known(open.get(fd), fd);
  }

  Descriptor remove(int fd) throws SocketError {
    return known(open.remove(fd), fd);
  }

  private static Descriptor known(@Nullable Descriptor descriptor, int fd) throws SocketError {
    if (descriptor == null) {
      throw new SocketError(Errno.EBADF, "there is no socket " + fd);
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
