package org.wwep.emulator.cli.device;

import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wwep.client.ApiStyle;
import org.wwep.device.ClientSettings;
import org.wwep.device.DeviceConfig;
import org.wwep.device.LinkConfig;
import org.wwep.device.RetryPolicy;
import org.wwep.device.ServerConfig;
import org.wwep.emulator.cli.keys.ClientTlsOptions;
import org.wwep.emulator.cli.option.Choices;
import org.wwep.emulator.cli.option.ClientTimeoutOptions;
import org.wwep.emulator.cli.option.HostPort;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.hal.Debounce;
import org.wwep.net.SecureLayer;
import org.wwep.net.packet.PoolSizes;
import org.wwep.protocol.DeviceId;
import org.wwep.rtos.Rtos;
import org.wwep.value.Ranges;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the client firmware is built with. */
final class DeviceOptions {
  private static final int MOST_PACKETS = 10_000;

  @Option(
      names = "--server",
      paramLabel = "HOST[:PORT]",
      description = "The register server (default: localhost, port 27708, with --tls 40508).")
  HostPort server = new HostPort("localhost", 0);

  @Option(
      names = "--server-address",
      paramLabel = "IP",
      description = "Connect to this address, without a DNS lookup.")
  @Nullable InetAddress serverAddress;

  @Option(
      names = "--fallback-address",
      paramLabel = "IP",
      description = "Connect to this address if the DNS lookup fails.")
  @Nullable InetAddress fallbackAddress;

  @Option(
      names = "--device-id",
      paramLabel = "ID",
      description = "Device ID, 4 hex digits (default: the sum of the MAC address's bytes).")
  @Nullable DeviceId deviceId;

  @Option(
      names = "--attempts",
      paramLabel = "N",
      description = "Number of attempts for a frame before it is given up (default: 3).")
  int attempts = RetryPolicy.DEFAULT.attempts();

  @Option(
      names = "--back-off",
      paramLabel = "TIME",
      description =
          "Pause after the first attempt, doubled after each further one (default: 200ms).")
  Duration backOff = RetryPolicy.DEFAULT.first();

  @Option(
      names = "--debounce",
      paramLabel = "TIME",
      description = "Time to ignore the button after an edge; 0ms for off (default: 10ms).")
  Duration debounce = Debounce.DEFAULT_WINDOW;

  @Option(
      names = "--api",
      completionCandidates = Choices.ApiStyles.class,
      paramLabel = "stream|packet|bsd",
      description =
          "Interface that the firmware uses: WICED's streams or packets, or Zephyr's"
              + " sockets (default: stream).")
  ApiStyle api = ApiStyle.STREAM;

  @Option(
      names = "--padded",
      description = "Pad frames to 20 bytes, as in the course's present edition.")
  boolean padded;

  @Option(
      names = "--tx-packets",
      paramLabel = "N",
      description = "Number of packets the device has to send from (default: 2).")
  int txPackets = PoolSizes.DEFAULT.transmit();

  @Option(
      names = "--rx-packets",
      paramLabel = "N",
      description = "Number of packets the device has to receive into (default: 2).")
  int rxPackets = PoolSizes.DEFAULT.receive();

  @Mixin ClientTimeoutOptions timeouts = new ClientTimeoutOptions();
  @Mixin StackOption stack = new StackOption();
  @Mixin ClientTlsOptions tls = new ClientTlsOptions();

  /** Returns the firmware's configuration; warnings go to the consumer. */
  DeviceConfig config(Rtos rtos, Consumer<String> warn) throws CliException {
    return DeviceConfig.forServer(
            new ServerConfig(server.host(), serverAddress, fallbackAddress),
            new LinkConfig(
                server.portOr(tls.tls ? LinkConfig.TLS_PORT : LinkConfig.OPEN_PORT),
                api,
                layer(rtos, warn),
                padded))
        .withSettings(this::settings);
  }

  private ClientSettings settings(ClientSettings usual) {
    Duration cap = backOff.compareTo(usual.retry().cap()) > 0 ? backOff : usual.retry().cap();
    return new ClientSettings(
        deviceId,
        timeouts.timeouts(),
        new RetryPolicy(Ranges.atLeast("--attempts", attempts, 1), backOff, cap),
        usual.resolve(),
        debounce,
        new PoolSizes(
            Ranges.within("--tx-packets", txPackets, 1, MOST_PACKETS),
            Ranges.within("--rx-packets", rxPackets, 1, MOST_PACKETS),
            usual.pools().bufferSize()));
  }

  private SecureLayer layer(Rtos rtos, Consumer<String> warn) throws CliException {
    if (stack.isOffloaded()) {
      return stack.layer(tls, server.host(), warn);
    }
    return switch (api) {
      case STREAM, PACKET -> tls.layer(server.host(), InstantSource.system(), warn);
      case BSD -> tls.sockets(server.host(), rtos, warn);
    };
  }
}
