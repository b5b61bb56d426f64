package org.wwep.emulator.cli.device;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.keys.ClientTlsOptions;
import org.wwep.emulator.cli.keys.CoprocessorOptions;
import org.wwep.emulator.cli.keys.DevelopmentProvisioner;
import org.wwep.emulator.cli.keys.TaggedSockets;
import org.wwep.emulator.cli.option.GivenOptions;
import org.wwep.emulator.cli.option.PortNumber;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.coprocessor.CoprocessorConfig;
import org.wwep.emulator.coprocessor.CoprocessorParts;
import org.wwep.emulator.coprocessor.CoprocessorStack;
import org.wwep.emulator.coprocessor.CoprocessorStack.TagFile;
import org.wwep.emulator.coprocessor.PowerCycledLayer;
import org.wwep.emulator.coprocessor.WirelessMedium;
import org.wwep.emulator.coprocessor.driver.CoprocessorControl;
import org.wwep.emulator.coprocessor.driver.RadioEvent;
import org.wwep.emulator.coprocessor.flash.FlashDirectory;
import org.wwep.emulator.coprocessor.flash.FlashException;
import org.wwep.emulator.coprocessor.flash.FlashFile;
import org.wwep.hal.MacAddress;
import org.wwep.net.LinkException;
import org.wwep.net.LocallyClosedException;
import org.wwep.net.NetworkStack;
import org.wwep.net.SecureLayer;
import org.wwep.net.bsd.SocketConstants;
import org.wwep.net.bsd.TlsSetup;
import org.wwep.net.host.HostStack;
import org.wwep.net.tls.Tls;
import org.wwep.net.tls.TlsClientConfig;
import org.wwep.net.tls.TlsVersion;
import org.wwep.rtos.HostRtos;
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
      description = {
        "Whose sockets: this machine's, or those of an emulated network coprocessor, which does",
        "TLS as well, with what is in its secure flash (default: host)."
      })
  Kind stack = Kind.HOST;

  @Mixin CoprocessorOptions nwp = new CoprocessorOptions();
  @Mixin CoprocessorTagOptions tag = new CoprocessorTagOptions();
  @Mixin CoprocessorInterfaceOptions setup = new CoprocessorInterfaceOptions();

  @Option(
      names = "--nwp-page",
      paramLabel = "PORT",
      converter = PortNumber.class,
      description = {
        "Serve a page of the coprocessor's state on 127.0.0.1 at this port, and announce it there",
        "by mDNS as wwep-PORT; 0 takes a free port (default: no page)."
      })
  @Nullable Integer page;

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
  record StackHandle(NetworkStack net, Runnable below) implements AutoCloseable {
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
  TaggedSockets sockets(StackHandle open, Rtos rtos, ClientTlsOptions tls, Consumer<String> warn)
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
    return new TaggedSockets(made.driver().sockets(), List.of(tag.number()));
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
    TlsSetup setup = TlsSetup.client(version, serverName, tag.number());
    if (tls.insecure) {
      TlsClientConfig.insecurely().warnings().forEach(warn);
    }
    TlsSetup wanted = tls.insecure ? setup.withVerify(SocketConstants.PEER_VERIFY_NONE) : setup;
    return new PowerCycledLayer(
        () -> Objects.requireNonNull(coprocessor, "the stack is not open").secured(wanted));
  }

  /** Opens the stack; what is worth knowing goes to the consumer. */
  StackHandle open(Rtos rtos, MacAddress mac, Path certs, Consumer<String> tell)
      throws CliException, InterruptedException {
    return switch (stack) {
      case HOST -> {
        setup.throwIfMeant();
        yield new StackHandle(new HostStack(), () -> {});
      }
      case NWP -> coprocessor(rtos, mac, certs, tell);
    };
  }

  private StackHandle coprocessor(Rtos rtos, MacAddress mac, Path certs, Consumer<String> tell)
      throws CliException, InterruptedException {
    FlashDirectory directory = flash(certs, tell);
    HostRtos inside = new HostRtos();
    HostStack radio = new HostStack();
    boolean done = false;
    try {
      Set<String> files =
          directory.flash().files().stream().map(FlashFile::name).collect(Collectors.toSet());
      CoprocessorStack made =
          new CoprocessorStack(
              new CoprocessorParts(
                  rtos,
                  inside,
                  radio,
                  Tls.secure(new SecureRandom(), InstantSource.system()),
                  directory::flash,
                  new WirelessMedium(() -> (_, _) -> new HostStack()),
                  _ -> {}),
              setup.config(mac),
              setup.builtIn(),
              tag.files(files).toArray(TagFile[]::new));
      tell.accept(
          "coprocessor: %s, %d sockets, %d of them secure"
              .formatted(
                  nwp.path(),
                  CoprocessorConfig.PART.sockets(),
                  CoprocessorConfig.PART.secureSockets()));
      coprocessor = made;
      made.onEvent(event -> tell(made, event, tell));
      CoprocessorControl.Settings settings = setup.apply(made.driver());
      NetAppServices services = NetAppServices.start(page, made::state, settings.mac(), tell);
      done = true;
      return new StackHandle(
          made,
          () -> {
            services.close();
            close(inside, radio, directory);
          });
    } catch (FlashException e) {
      throw CoprocessorOptions.trouble(e);
    } catch (LocallyClosedException e) {
      throw new IllegalStateException("it has power", e);
    } finally {
      if (!done) {
        close(inside, radio, directory);
      }
    }
  }

  private static void tell(CoprocessorStack made, RadioEvent event, Consumer<String> tell) {
    tell.accept("coprocessor: " + event.words());
    if (event instanceof RadioEvent.AccessPointOpened) {
      made.web()
          .ifPresent(
              web ->
                  tell.accept(
                      "coprocessor: give it a network: wwep provision wifi http://%s --ssid NAME --key-file FILE"
                          .formatted(web)));
    }
  }

  private static void close(HostRtos inside, HostStack radio, FlashDirectory directory) {
    inside.close();
    radio.close();
    directory.close();
  }

  private FlashDirectory flash(Path certs, Consumer<String> tell)
      throws CliException, InterruptedException {
    if (!FlashDirectory.exists(nwp.path())) {
      tell.accept("coprocessor: provisioned in " + nwp.path() + ", it trusts the development CA");
      return DevelopmentProvisioner.init(nwp.path(), FlashDirectory.DEFAULT_SIZE, certs);
    }
    try {
      return FlashDirectory.open(nwp.path());
    } catch (FlashException e) {
      throw CoprocessorOptions.trouble(e);
    }
  }
}
