package org.wwep.emulator.coprocessor;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.coprocessor.channel.Channel;
import org.wwep.emulator.coprocessor.driver.CoprocessorDriver;
import org.wwep.emulator.coprocessor.flash.FlashException;
import org.wwep.net.bsd.CredentialFiles;
import org.wwep.net.bsd.SocketLimits;
import org.wwep.net.bsd.StackSockets;
import org.wwep.net.tls.Tls;

/** A coprocessor, its channel and its driver, as long as there is power. */
record PoweredCoprocessor(Channel channel, Coprocessor coprocessor, CoprocessorDriver driver) {
  /** What connecting takes at most where the firmware does not say. */
  private static final Duration CONNECTING = Duration.ofSeconds(3);

  /** Sockets that are being closed still count below. */
  private static final int SPARE = 8;

  /** Gives a coprocessor power, on the flash that it had. */
  static PoweredCoprocessor start(
      CoprocessorParts parts,
      CoprocessorConfig config,
      CoprocessorDriver.@Nullable Profile profile,
      Consumer<Channel> onChannel,
      boolean inRange)
      throws FlashException, InterruptedException {
    Channel channel = new Channel(parts.firmware(), parts.coprocessor());
    onChannel.accept(channel);
    RadioNetworkStack radioNetworkStack = new RadioNetworkStack(parts.network());
    Coprocessor coprocessor =
        new Coprocessor(
            parts.coprocessor(),
            radioNetworkStack,
            () ->
                new StackSockets(
                    parts.coprocessor(),
                    radioNetworkStack,
                    parts.tls(),
                    CredentialFiles.NONE,
                    new SocketLimits(config.sockets() + SPARE, CONNECTING, Tls.HANDSHAKE)),
            parts.flash().mount(),
            channel.coprocessor(),
            config,
            new RadioEnvironment(parts.medium(), inRange, parts.onPower()));
    return new PoweredCoprocessor(
        channel, coprocessor, new CoprocessorDriver(parts.firmware(), channel.firmware(), profile));
  }

  /** Takes its power. */
  void end() {
    driver.close();
    coprocessor.close();
  }
}
