package org.wwep.emulator.cli.device;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.device.StackOption.StackHandle;
import org.wwep.emulator.cli.keys.CoprocessorOptions;
import org.wwep.emulator.cli.keys.DevelopmentProvisioner;
import org.wwep.emulator.cli.option.PortNumber;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.coprocessor.CoprocessorConfig;
import org.wwep.emulator.coprocessor.CoprocessorParts;
import org.wwep.emulator.coprocessor.CoprocessorStack;
import org.wwep.emulator.coprocessor.TagFile;
import org.wwep.emulator.coprocessor.WirelessMedium;
import org.wwep.emulator.coprocessor.driver.CoprocessorControl;
import org.wwep.emulator.coprocessor.driver.RadioEvent;
import org.wwep.emulator.coprocessor.flash.FlashDirectory;
import org.wwep.emulator.coprocessor.flash.FlashException;
import org.wwep.emulator.coprocessor.flash.FlashFile;
import org.wwep.hal.MacAddress;
import org.wwep.net.LocallyClosedException;
import org.wwep.net.host.HostStack;
import org.wwep.net.tls.Tls;
import org.wwep.rtos.HostRtos;
import org.wwep.rtos.Rtos;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The emulated network coprocessor of a device: its flash, its interface, its page. */
final class DeviceCoprocessorOptions {
  @Mixin CoprocessorOptions nwp = new CoprocessorOptions();
  @Mixin CoprocessorTagOptions tag = new CoprocessorTagOptions();
  @Mixin CoprocessorInterfaceOptions setup = new CoprocessorInterfaceOptions();

  @Option(
      names = "--nwp-page",
      paramLabel = "PORT",
      converter = PortNumber.class,
      description =
          "Serve a page of the coprocessor's state on 127.0.0.1 at this port, and announce it there "
              + "by mDNS as wwep-PORT; 0 takes a free port (default: no page).")
  @Nullable Integer page;

  /** Opens it, made by the developer if it is not there; what is worth knowing is told. */
  StackHandle<CoprocessorStack> open(Rtos rtos, MacAddress mac, Path certs, Consumer<String> tell)
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
      made.onEvent(event -> tell(made, event, tell));
      CoprocessorControl.Settings settings = setup.apply(made.driver());
      NetAppServices services = NetAppServices.start(page, made::state, settings.mac(), tell);
      done = true;
      return new StackHandle<>(
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
