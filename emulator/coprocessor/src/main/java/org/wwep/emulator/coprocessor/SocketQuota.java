package org.wwep.emulator.coprocessor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wwep.net.bsd.Errno;
import org.wwep.net.bsd.ErrnoException;

/** How many sockets are in use, and how many of them are secure. */
final class SocketQuota {
  private final CoprocessorConfig config;
  private final Map<Integer, Boolean> open = new HashMap<>();
  private int promised;
  private int promisedSecure;

  SocketQuota(CoprocessorConfig config) {
    this.config = config;
  }

  /** Takes a socket that is about to be made, or throws that there is none left. */
  synchronized void promise(boolean secure) throws ErrnoException {
    if (open.size() + promised >= config.sockets()) {
      throw new ErrnoException(
          Errno.EMFILE,
          "all %d sockets of the coprocessor are in use: close one".formatted(config.sockets()));
    }
    long secured = open.values().stream().filter(each -> each).count() + promisedSecure;
    if (secure && secured >= config.secureSockets()) {
      throw new ErrnoException(
          Errno.EMFILE,
          "all %d secure sockets of the coprocessor are in use: close one"
              .formatted(config.secureSockets()));
    }
    promised++;
    promisedSecure += secure ? 1 : 0;
  }

  /** Has a promise end, as it was not kept. */
  synchronized void release(boolean secure) {
    promised--;
    promisedSecure -= secure ? 1 : 0;
  }

  /** Has a promise become a socket. */
  synchronized void opened(int fd, boolean secure) {
    release(secure);
    open.put(fd, secure);
  }

  synchronized void closed(int fd) {
    open.remove(fd);
  }

  synchronized List<Integer> all() {
    return open.keySet().stream().sorted().toList();
  }

  synchronized boolean isSecure(int fd) {
    return open.getOrDefault(fd, false);
  }

  synchronized int inUse() {
    return open.size();
  }
}
