package org.wwep.emulator.server;

import org.junit.jupiter.api.AfterEach;
import org.wwep.net.host.HostStack;
import org.wwep.rtos.HostRtos;

/** The server that also runs in virtual time, here on the operating system. */
class RegisterServerTest extends RegisterServerContract {
  private final HostRtos rtos = new HostRtos(1);
  private final HostStack net = new HostStack();

  @AfterEach
  void put_away() {
    net.close();
    rtos.close();
  }

  @Override
  protected ServerFactory factory() {
    return new RegisterServerFactory(rtos, net);
  }
}
