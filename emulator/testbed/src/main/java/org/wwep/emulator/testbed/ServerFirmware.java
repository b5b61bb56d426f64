package org.wwep.emulator.testbed;

import java.util.function.Consumer;
import org.wwep.emulator.server.RegisterServer;
import org.wwep.emulator.server.ServerHandle;
import org.wwep.emulator.server.ServerOptions;
import org.wwep.net.LinkException;
import org.wwep.net.NetworkStack;
import org.wwep.protocol.server.RegisterStore;
import org.wwep.protocol.server.Transaction;
import org.wwep.rtos.Rtos;

/** Starts a server; an interface so that a test may start a faulty one. */
@FunctionalInterface
public interface ServerFirmware {
  /** The register server. */
  ServerFirmware CLASS =
      (rtos, net, options, store, console) ->
          RegisterServer.start(rtos, net, options, store, console).running();

  /**
   * Starts the server.
   *
   * @throws LinkException if a port is not available
   */
  ServerHandle start(
      Rtos rtos,
      NetworkStack net,
      ServerOptions options,
      RegisterStore store,
      Consumer<Transaction> console)
      throws LinkException;
}
