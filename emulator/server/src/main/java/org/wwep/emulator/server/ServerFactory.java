package org.wwep.emulator.server;

import java.util.function.Consumer;
import org.wwep.net.LinkException;
import org.wwep.protocol.server.RegisterStore;
import org.wwep.protocol.server.ServerSettings;
import org.wwep.protocol.server.Transaction;

/** Starts servers of one kind; each kind has an implementation. */
@FunctionalInterface
public interface ServerFactory {
  /**
   * Starts a server; once this returns it accepts.
   *
   * @param store the registers; stays the caller's
   * @param console takes one transaction at a time, in order of their numbers
   * @throws LinkException if a port cannot be had
   */
  ServerHandle start(ServerSettings settings, RegisterStore store, Consumer<Transaction> console)
      throws LinkException;
}
