package org.wwep.emulator.coprocessor;

import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.coprocessor.channel.IpConfiguration;
import org.wwep.hal.MacAddress;
import org.wwep.net.bsd.ErrnoException;
import org.wwep.rtos.Rtos;
import org.wwep.rtos.Semaphore;

/** How the interface is set up: by DHCP or not, and its MAC address; kept in the flash. */
final class InterfaceSetup {
  private final CoprocessorConfig config;
  private final ExclusiveFlash exclusiveFlash;
  private final Semaphore keeping;
  private volatile MacAddress mac;
  private volatile NetConfig setup = NetConfig.FACTORY;

  InterfaceSetup(CoprocessorConfig config, ExclusiveFlash exclusiveFlash, Rtos rtos) {
    this.config = config;
    this.exclusiveFlash = exclusiveFlash;
    this.keeping = rtos.semaphore(1);
    this.mac = config.mac();
  }

  /** Finds how it was set up before; a MAC address that was set since holds from here on. */
  void start() throws InterruptedException {
    NetConfig kept = NetConfig.KEPT.kept(exclusiveFlash);
    setup = kept;
    mac = Objects.requireNonNullElse(kept.mac(), config.mac());
  }

  MacAddress mac() {
    return mac;
  }

  /** Returns the addresses that were set, or null for DHCP's. */
  @Nullable IpConfiguration fixed() {
    return setup.fixed();
  }

  /** Returns the addresses that the next join brings. */
  IpConfiguration next() {
    return Objects.requireNonNullElse(setup.fixed(), config.lease());
  }

  /** Answers a change, once it is kept. */
  void change(UnaryOperator<NetConfig> change, CommandHandler.ReplySink replySink) {
    replySink.change("nwp netcfg", () -> keep(change));
  }

  private void keep(UnaryOperator<NetConfig> change) throws ErrnoException, InterruptedException {
    keeping.acquire();
    try {
      NetConfig wanted = change.apply(setup);
      NetConfig.KEPT.change(exclusiveFlash, wanted);
      setup = wanted;
    } finally {
      keeping.release();
    }
  }
}
