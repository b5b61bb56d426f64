import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.wwep.client.ApiStyle;
import org.wwep.client.ReplyOutcome;
import org.wwep.client.ClientTimeouts;
import org.wwep.client.WwepClient;
import org.wwep.emulator.coprocessor.CoprocessorStack;
import org.wwep.emulator.sim.Schedule;
import org.wwep.emulator.sim.net.LinkProfile;
import org.wwep.emulator.testbed.CoprocessorSetup;
import org.wwep.emulator.testbed.DeviceCoprocessor;
import org.wwep.emulator.testbed.ServerSetup;
import org.wwep.emulator.testbed.ServerUnderTest;
import org.wwep.emulator.testbed.VirtualWorld;
import org.wwep.net.Endpoint;
import org.wwep.net.NetworkStack;
import org.wwep.net.SecureLayer;
import org.wwep.net.bsd.TlsSetup;
import org.wwep.net.tls.Tls;
import org.wwep.net.tls.TlsClientConfig;
import org.wwep.net.tls.TlsParameters;
import org.wwep.net.tls.TlsVersion;
import org.wwep.net.tls.TrustAnchors;
import org.wwep.protocol.Request;
import org.wwep.rtos.Rtos;

/**
 * One exchange of 11 bytes each way, with the line between firmware and network in different places;
 * in virtual time, so that the same run gives the same figures.
 *
 * <p>Prints a line each: where, security, frames and bytes to the coprocessor, frames and bytes from
 * it, microseconds.
 */
final class Offloads {
  private static final Request REQUEST = Request.parse("W0FAC050001");

  /** Where the line is. */
  private enum Line {
    NONE,
    SOCKETS,
    TLS
  }

  private final long[] frames = new long[2];
  private final long[] bytes = new long[2];

  public static void main(String[] args) throws Exception {
    for (String security : new String[] {"open", "tls1.2", "tls1.3"}) {
      for (Line line : Line.values()) {
        if (!security.equals("open") || line != Line.TLS) {
          new Offloads().measure(line, security);
        }
      }
    }
    System.exit(0);
  }

  private void measure(Line line, String security) throws Exception {
    VirtualWorld world = new VirtualWorld(1, Schedule.IN_ORDER, LinkProfile.WIFI);
    // Making keys takes long: not within a task of the world.
    world.certificates();
    world.run(() -> measure(world, line, security));
    world.close();
  }

  private void measure(VirtualWorld world, Line line, String security) throws Exception {
    TlsVersion version =
        switch (security) {
          case "tls1.2" -> TlsVersion.TLS_1_2;
          case "tls1.3" -> TlsVersion.TLS_1_3;
          default -> null;
        };
    ServerUnderTest server = new ServerUnderTest(world, ServerSetup.DEFAULT);
    Rtos rtos = world.rtos("firmware");
    NetworkStack stack;
    CoprocessorStack coprocessorStack = null;
    if (line == Line.NONE) {
      stack = world.host("device");
    } else {
      coprocessorStack = DeviceCoprocessor.of(world, "device", CoprocessorSetup.of(true)).nwp();
      stack = coprocessorStack;
    }
    stack.join(Duration.ofSeconds(10));
    SecureLayer layer = SecureLayer.OPEN;
    if (version != null) {
      layer =
          line == Line.TLS
              ? coprocessorStack.secured(TlsSetup.client(version, world.serverName(), 1))
              : laid(world, version);
    }
    InetAddress address = stack.resolve(world.serverName(), Duration.ofSeconds(10));
    if (coprocessorStack != null) {
      coprocessorStack.onChannel(channel -> channel.tap(this::passed));
    }
    Instant before = rtos.now();
    try (WwepClient client =
        new WwepClient(stack, rtos::now, ApiStyle.STREAM, layer, ClientTimeouts.DEFAULT)) {
      int port = version == null ? server.openPort() : server.tlsPort();
      if (!(client.exchange(new Endpoint(address, port), REQUEST) instanceof ReplyOutcome.Done)) {
        throw new IllegalStateException("the exchange failed");
      }
    }
    long took = Duration.between(before, rtos.now()).toNanos() / 1000;
    System.out.printf(
        "%s %s %d %d %d %d %d%n",
        line.name().toLowerCase(Locale.ROOT), security, frames[0], bytes[0], frames[1], bytes[1], took);
    server.close();
  }

  private static SecureLayer laid(VirtualWorld world, TlsVersion version) {
    Tls tls = world.certificates().tls("firmware");
    TlsClientConfig config =
        TlsClientConfig.trusting(TrustAnchors.of(world.certificates().trusted()), world.serverName())
            .withParameters(TlsParameters.DEFAULT.withOnly(version));
    return raw -> tls.connect(raw, config, Tls.HANDSHAKE);
  }

  private void passed(boolean toCoprocessor, byte[] frame) {
    int way = toCoprocessor ? 0 : 1;
    frames[way]++;
    bytes[way] += frame.length;
  }
}
