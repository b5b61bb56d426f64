package org.wwep.emulator.server;

import java.util.function.Consumer;
import org.wwep.net.LinkException;
import org.wwep.net.NetworkStack;
import org.wwep.protocol.server.RegisterStore;
import org.wwep.protocol.server.ServerSettings;
import org.wwep.protocol.server.Transaction;
import org.wwep.rtos.Rtos;

/**
 * Starts {@link RegisterServer}s.
 *
 * @param rtos runs their tasks
 * @param net where they listen
 */
public record RegisterServerFactory(Rtos rtos, NetworkStack net) implements ServerFactory {
  @Override
  public ServerHandle start(
      ServerSettings settings, RegisterStore store, Consumer<Transaction> console)
      throws LinkException {
    return RegisterServer.start(rtos, net, settings, store, console).running();
  }
}
