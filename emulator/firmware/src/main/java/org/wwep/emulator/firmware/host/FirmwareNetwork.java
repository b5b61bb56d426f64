package org.wwep.emulator.firmware.host;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.wwep.emulator.firmware.AbiError;
import org.wwep.emulator.firmware.FirmwareAnswer;
import org.wwep.emulator.firmware.FirmwareRequest;
import org.wwep.net.LinkException;
import org.wwep.net.NetworkStack;
import org.wwep.net.OwnNetwork;
import org.wwep.value.Ipv4Number;

/** The network of a firmware: joined or its own, names and addresses. */
final class FirmwareNetwork {
  /** Longer than any radio takes to open a network. */
  private static final Duration OPENING = Duration.ofSeconds(10);

  private static final int BYTE = 0xFF;

  private final NetworkStack net;

  FirmwareNetwork(NetworkStack net) {
    this.net = net;
  }

  FirmwareAnswer join(FirmwareRequest request) throws LinkException, InterruptedException {
    net.join(Timeouts.of(request.a()));
    return FirmwareAnswer.DONE;
  }

  FirmwareAnswer lookup(FirmwareRequest request) throws LinkException, InterruptedException {
    if (request.text().isBlank()) {
      return FirmwareAnswer.of(AbiError.INVALID);
    }
    List<InetAddress> found =
        net.resolveAll(request.text(), Timeouts.of(request.a())).stream()
            .filter(Inet4Address.class::isInstance)
            .toList();
    if (found.isEmpty()) {
      return FirmwareAnswer.of(AbiError.NAME_NOT_RESOLVED);
    }
    ByteBuffer all = ByteBuffer.allocate(found.size() * Integer.BYTES);
    found.forEach(address -> all.put(address.getAddress()));
    return new FirmwareAnswer(FirmwareSockets.number(found.getFirst()), all.array());
  }

  FirmwareAnswer announce(FirmwareRequest request) {
    return !request.text().isBlank() && net.announce(request.text())
        ? FirmwareAnswer.DONE
        : FirmwareAnswer.of(AbiError.INVALID);
  }

  FirmwareAnswer address() {
    return FirmwareAnswer.of(net.ownAddress().map(FirmwareSockets::number).orElse(0L));
  }

  FirmwareAnswer open(FirmwareRequest request) throws LinkException, InterruptedException {
    OwnNetwork network;
    try {
      network = network(request);
    } catch (IllegalArgumentException _) {
      return FirmwareAnswer.of(AbiError.INVALID);
    }
    return FirmwareAnswer.of(net.open(network, OPENING) ? 1 : 0);
  }

  private static OwnNetwork network(FirmwareRequest request) {
    byte[] bytes = request.bytes();
    int prefix = (int) request.b() & BYTE;
    int channel = (int) (request.b() >> Byte.SIZE) & BYTE;
    int name = Math.min((int) (request.b() >> Short.SIZE) & BYTE, bytes.length);
    return new OwnNetwork(
        new String(bytes, 0, name, StandardCharsets.UTF_8),
        new String(bytes, name, bytes.length - name, StandardCharsets.UTF_8),
        channel,
        Ipv4Number.address(request.a()),
        prefix);
  }

  FirmwareAnswer closeOwn() throws LinkException, InterruptedException {
    net.closeOwnNetwork();
    return FirmwareAnswer.DONE;
  }
}
