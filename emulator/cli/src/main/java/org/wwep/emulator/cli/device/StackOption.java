package org.wwep.emulator.cli.device;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.keys.ClientTlsOptions;
import org.wwep.emulator.cli.keys.TaggedSockets;
import org.wwep.emulator.cli.option.GivenOptions;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.coprocessor.CoprocessorStack;
import org.wwep.emulator.coprocessor.PowerCycledLayer;
import org.wwep.hal.MacAddress;
import org.wwep.net.LinkException;
import org.wwep.net.NetworkStack;
import org.wwep.net.SecureLayer;
import org.wwep.net.bsd.SocketConstants;
import org.wwep.net.bsd.TlsSetup;
import org.wwep.net.host.HostStack;
import org.wwep.net.tls.TlsClientConfig;
import org.wwep.net.tls.TlsVersion;
import org.wwep.rtos.Rtos;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Whose sockets the firmware uses. */
final class StackOption {
  private static final Duration JOIN = Duration.ofSeconds(10);

  @Option(
      names = "--stack",
      paramLabel = "host|nwp",
      description =
          "Use this machine's sockets, or those of an emulated network coprocessor, which does "
              + "TLS as well, with what is in its secure flash (default: host).")
  Kind stack = Kind.HOST;

  @Mixin DeviceCoprocessorOptions nwp = new DeviceCoprocessorOptions();

  private volatile @Nullable CoprocessorStack coprocessor;

  /** Kinds of stacks. */
  enum Kind {
    HOST,
    NWP;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** An open stack, with what is below it. */
  record StackHandle<S extends NetworkStack>(S net, Runnable below) implements AutoCloseable {
    @Override
    public void close() {
      net.close();
      below.run();
    }
  }

  /** Refuses what would be passed over. */
  void check(CommandSpec spec) {
    if (!isOffloaded()) {
      new GivenOptions(spec)
          .refuse(
              "about the coprocessor: add --stack nwp",
              "--nwp-dir",
              "--nwp-tag",
              "--nwp-ca",
              "--nwp-cert",
              "--nwp-key",
              "--nwp-page");
    }
  }

  /** Returns Zephyr's sockets of the open stack, once it has joined, and where credentials are. */
  TaggedSockets sockets(StackHandle<?> open, Rtos rtos, ClientTlsOptions tls, Consumer<String> warn)
      throws CliException, LinkException, InterruptedException {
    CoprocessorStack made = coprocessor;
    if (made == null) {
      return tls.tagged(rtos, open.net(), warn);
    }
    throwIfNotInFlash(tls);
    if (tls.insecure) {
      TlsClientConfig.insecurely().warnings().forEach(warn);
    }
    made.join(JOIN);
    return new TaggedSockets(made.driver().sockets(), List.of(nwp.tag.number()));
  }

  private static void throwIfNotInFlash(ClientTlsOptions tls) {
    if (!tls.tls) {
      tls.throwIfMeant();
    }
    if (tls.namesFiles()) {
      throw new IllegalArgumentException(
          "--ca, --pin, --cert and --key are for the host's stack: the coprocessor takes what is"
              + " in its flash, see 'wwep provision --help'");
    }
    if (tls.refusesStaticRsa()) {
      throw new IllegalArgumentException(
          "--no-static-rsa is for the host's stack: the coprocessor's suites are its own");
    }
  }

  /** Returns whether the sockets are a coprocessor's, which keeps TLS to itself. */
  boolean isOffloaded() {
    return stack == Kind.NWP;
  }

  /** Returns what has the coprocessor secure a connection, or not; holds once it is open. */
  SecureLayer layer(ClientTlsOptions tls, String serverName, Consumer<String> warn) {
    throwIfNotInFlash(tls);
    if (!tls.tls) {
      return SecureLayer.OPEN;
    }
    TlsVersion version = Objects.requireNonNullElse(tls.version, TlsVersion.TLS_1_2);
    TlsSetup setup = TlsSetup.client(version, serverName, nwp.tag.number());
    if (tls.insecure) {
      TlsClientConfig.insecurely().warnings().forEach(warn);
    }
    TlsSetup wanted = tls.insecure ? setup.withVerify(SocketConstants.PEER_VERIFY_NONE) : setup;
    return new PowerCycledLayer(
        () -> Objects.requireNonNull(coprocessor, "the stack is not open").secured(wanted));
  }

  /** Opens the stack; what is worth knowing goes to the consumer. */
  StackHandle<?> open(Rtos rtos, MacAddress mac, Path certs, Consumer<String> tell)
      throws CliException, InterruptedException {
    return switch (stack) {
      case HOST -> {
        nwp.setup.throwIfMeant();
        yield new StackHandle<>(new HostStack(), () -> {});
      }
      case NWP -> {
        StackHandle<CoprocessorStack> opened = nwp.open(rtos, mac, certs, tell);
        coprocessor = opened.net();
        yield opened;
      }
    };
  }
}
