import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import org.wwep.client.ApiStyle;
import org.wwep.client.ReplyOutcome;
import org.wwep.client.ClientTimeouts;
import org.wwep.client.WwepClient;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.SecureLayer;
import org.wwep.net.host.HostStack;
import org.wwep.net.tls.SessionCache;
import org.wwep.net.tls.Tls;
import org.wwep.net.tls.TlsClientConfig;
import org.wwep.net.tls.TlsConnection;
import org.wwep.net.tls.TlsParameters;
import org.wwep.net.tls.TlsSuite;
import org.wwep.net.tls.TlsVersion;
import org.wwep.net.tls.TrustAnchors;
import org.wwep.protocol.DeviceId;
import org.wwep.protocol.WriteRequest;
import org.wwep.rtos.HostRtos;
import org.wwep.rtos.Rtos;

/**
 * Our client, as firmware uses it: {@code WwepClient} over {@code HostStack} on a task of {@code
 * HostRtos}; certificates are checked (CA, dates, purpose, name).
 *
 * <p>Usage: {@code java -cp 'lib/*' OurClient.java OPEN-PORT TLS-PORT CA-FILE}. One order a line of
 * input, {@code MODE COUNT}; one line of output for each, {@code MEDIAN-NANOSECONDS
 * TRANSACTIONS-A-SECOND}. Modes: open, open-platform (a platform thread), tls13, tls12, resumed12.
 */
final class OurClient {
  private static final DeviceId DEVICE = new DeviceId(0x0FAC);

  private final HostStack net = new HostStack();
  private final Tls tls = Tls.secure(new SecureRandom(), InstantSource.system());
  private final Endpoint openServer;
  private final Endpoint tlsServer;
  private final TlsClientConfig trusting;
  private final SessionCache sessions = SessionCache.ofSize(8);

  private OurClient(String[] args) throws Exception {
    openServer = Endpoint.loopback(Integer.parseInt(args[0]));
    tlsServer = Endpoint.loopback(Integer.parseInt(args[1]));
    trusting = TlsClientConfig.trusting(TrustAnchors.read(Path.of(args[2])), "localhost");
  }

  public static void main(String[] args) throws Exception {
    OurClient client = new OurClient(args);
    try (HostRtos rtos = new HostRtos();
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in))) {
      for (String order = orders.readLine(); order != null; order = orders.readLine()) {
        String[] words = order.split(" ");
        long[] nanos = new long[Integer.parseInt(words[1])];
        Rtos.Work work = () -> client.run(words[0], nanos);
        if (words[0].equals("open-platform")) {
          work.run();
        } else if (!rtos.spawn(words[0], work).join(Duration.ofMinutes(2))) {
          throw new IllegalStateException(order + " takes too long");
        }
        double seconds = nanos[nanos.length - 1] / 1e9;
        long[] took = Arrays.copyOf(nanos, nanos.length - 1);
        Arrays.sort(took);
        System.out.printf(
            Locale.ROOT, "%d %.1f%n", took[took.length / 2], took.length / seconds);
      }
    }
  }

  /** Leaves how long each took, and in the last place how long all of them. */
  private void run(String mode, long[] nanos) throws InterruptedException {
    Endpoint server = mode.startsWith("open") ? openServer : tlsServer;
    try (WwepClient client =
        new WwepClient(
            net, InstantSource.system(), ApiStyle.STREAM, layer(mode), ClientTimeouts.DEFAULT)) {
      long begun = System.nanoTime();
      for (int i = 0; i < nanos.length - 1; i++) {
        long start = System.nanoTime();
        ReplyOutcome outcome = client.exchange(server, new WriteRequest(DEVICE, 5, i & 0xFFFF));
        nanos[i] = System.nanoTime() - start;
        if (!(outcome instanceof ReplyOutcome.Done)) {
          throw new IllegalStateException(mode + ": " + outcome);
        }
      }
      nanos[nanos.length - 1] = System.nanoTime() - begun;
    } catch (org.wwep.net.LinkException e) {
      throw new IllegalStateException(mode, e);
    }
  }

  private SecureLayer layer(String mode) {
    return switch (mode) {
      case "open", "open-platform" -> SecureLayer.OPEN;
      case "tls13" -> secure(trusting, TlsVersion.TLS_1_3, false);
      case "tls12" -> secure(trusting, TlsVersion.TLS_1_2, false);
      case "resumed12" -> secure(trusting.withSessions(sessions), TlsVersion.TLS_1_2, true);
      default -> throw new IllegalArgumentException("no such mode: " + mode);
    };
  }

  private SecureLayer secure(TlsClientConfig config, TlsVersion version, boolean resumed) {
    // What openssl s_time is told to use as well; the group is X25519 at both.
    TlsParameters parameters =
        TlsParameters.DEFAULT.withOnly(version).withSuites(TlsSuite.AES_128_GCM);
    TlsClientConfig chosen = config.withParameters(parameters);
    boolean[] first = {resumed && sessions.size() == 0};
    return raw -> {
      TlsConnection secured = tls.connect(raw, chosen, Tls.HANDSHAKE);
      if (secured.security().resumed() != (resumed && !first[0])) {
        throw new IllegalStateException("not as meant: " + secured.security());
      }
      first[0] = false;
      return (Connection) secured;
    };
  }
}
