package org.wwep.emulator.cli.device;

import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.netapp.Discovery;
import org.wwep.emulator.netapp.StatePage;
import org.wwep.net.Endpoint;

/** The coprocessor's page, and its announcement, as long as the device runs. */
final class NetAppServices implements AutoCloseable {
  private final @Nullable StatePage page;
  private final @Nullable Discovery mdns;

  private NetAppServices(@Nullable StatePage page, @Nullable Discovery mdns) {
    this.page = page;
    this.mdns = mdns;
  }

  /** Starts them on the loopback interface, or nothing without a port. */
  static NetAppServices start(
      @Nullable Integer port,
      Supplier<Map<String, String>> state,
      String mac,
      Consumer<String> tell)
      throws CliException {
    if (port == null) {
      return new NetAppServices(null, null);
    }
    StatePage page;
    try {
      page = StatePage.start(Endpoint.loopback(port), state);
    } catch (IOException e) {
      throw new CliException(
          ExitCode.ENVIRONMENT,
          "--nwp-page " + port + " is not available: " + e.getMessage() + "; take another port");
    }
    Endpoint local = page.local();
    tell.accept("coprocessor: page at http://" + local + "/");
    return new NetAppServices(page, announced(local, mac, tell));
  }

  /** A machine without multicast has its page all the same. */
  private static @Nullable Discovery announced(Endpoint page, String mac, Consumer<String> tell) {
    try {
      Discovery mdns = Discovery.on(page.address());
      mdns.announce("wwep-" + page.port(), page.port(), mac);
      return mdns;
    } catch (IOException e) {
      tell.accept("coprocessor: not announced by mDNS: " + e.getMessage());
      return null;
    }
  }

  @Override
  public void close() {
    try {
      if (mdns != null) {
        mdns.close();
      }
    } catch (IOException e) {
      System.getLogger(NetAppServices.class.getName())
          .log(System.Logger.Level.DEBUG, "mDNS did not close", e);
    }
    if (page != null) {
      page.close();
    }
  }
}
