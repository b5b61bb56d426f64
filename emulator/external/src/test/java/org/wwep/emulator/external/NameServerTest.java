package org.wwep.emulator.external;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import javax.naming.CommunicationException;
import javax.naming.NameNotFoundException;
import javax.naming.ServiceUnavailableException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wwep.net.BindFailedException;
import org.wwep.net.Endpoint;
import org.wwep.net.JoinFailedException;
import org.wwep.net.NameNotResolvedException;
import org.wwep.net.NameNotResolvedException.Reason;
import org.wwep.net.NetworkStack;
import org.wwep.net.TcpListener;
import org.wwep.net.TcpSocket;
import org.wwep.net.host.HostStack;
import org.wwep.rtos.HostRtos;

/** The bench's name server, asked by the JDK's own resolver and by bytes. */
class NameServerTest {
  private static final InetAddress BENCH = InetAddress.ofLiteral("127.0.0.1");
  private static final String NAME = "wwep.wa101.cypress.com";

  private final HostRtos rtos = new HostRtos(1);
  private final LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();
  private final FaultyNames names = new FaultyNames();
  private NameServer server;

  /** Look-ups that fail as told. */
  private static final class FaultyNames implements NetworkStack {
    private final HostStack host = new HostStack();
    private volatile @Nullable Reason reason;
    private volatile @Nullable InetAddress other;

    @Override
    public List<InetAddress> resolveAll(String name, Duration timeout)
        throws NameNotResolvedException, InterruptedException {
      Reason why = reason;
      if (why != null) {
        throw new NameNotResolvedException("as asked", why);
      }
      InetAddress elsewhere = other;
      return elsewhere == null ? host.resolveAll(name, timeout) : List.of(elsewhere);
    }

    @Override
    public void join(Duration timeout) throws JoinFailedException {}

    @Override
    public TcpSocket socket() {
      throw new UnsupportedOperationException("nobody connects");
    }

    @Override
    public TcpListener listen(Endpoint local) {
      throw new UnsupportedOperationException("nobody listens");
    }

    @Override
    public void close() {
      host.close();
    }
  }

  @BeforeEach
  void start() throws Exception {
    server = NameServer.start(rtos, new Endpoint(BENCH, 0), records(BENCH));
  }

  private NameRecords records(InetAddress address) {
    return new NameRecords(
        address,
        Set.of(NAME),
        names,
        new NameRecords.Listener() {
          @Override
          public void asked(String name, String type) {
            told.add(name + " " + type + "?");
          }

          @Override
          public void answered(String name, String type, String answer) {
            told.add(name + " " + type + " " + answer);
          }
        });
  }

  @AfterEach
  void stop() {
    server.close();
    names.close();
    rtos.close();
  }

  /** Asks with the JDK's resolver, which knows nothing of this program. */
  @SuppressWarnings({"BanJNDI", "JdkObsolete"}) // a resolver that every JDK has; it asks this test
  private List<String> ask(String name, String type) throws Exception {
    Hashtable<String, String> settings = new Hashtable<>();
    settings.put("java.naming.factory.initial", "com.sun.jndi.dns.DnsContextFactory");
    settings.put("java.naming.provider.url", "dns://127.0.0.1:" + server.port());
    settings.put("com.sun.jndi.dns.timeout.initial", "500");
    settings.put("com.sun.jndi.dns.timeout.retries", "1");
    InitialDirContext context = new InitialDirContext(settings);
    try {
      Attribute found = context.getAttributes(name, new String[] {type}).get(type);
      return found == null ? List.of() : List.of(String.valueOf(found.get()));
    } finally {
      context.close();
    }
  }

  @Test
  void the_servers_name_leads_to_the_bench_in_whatever_case() throws Exception {
    assertThat(ask(NAME, "A")).containsExactly("127.0.0.1");
    assertThat(ask("WWEP.wa101.Cypress.COM", "A")).containsExactly("127.0.0.1");
    assertThat(told.poll(5, SECONDS)).isEqualTo(NAME + " A?");
    assertThat(told.poll(5, SECONDS)).isEqualTo(NAME + " A 127.0.0.1");
  }

  @Test
  void what_there_is_no_record_of_is_no_such_name_or_nothing() throws Exception {
    assertThat(ask(NAME, "AAAA")).isEmpty();
    assertThat(ask(NAME, "MX")).isEmpty();
    assertThatThrownBy(() -> ask("other.example", "A")).isInstanceOf(NameNotFoundException.class);
    assertThat(told).contains(NAME + " AAAA no such record", "other.example A NXDOMAIN");
  }

  @Test
  void a_bench_with_an_ipv6_address_has_that_record() throws Exception {
    byte[] reply =
        records(InetAddress.ofLiteral("::1")).answer(question("001c", "0001")).orElseThrow();
    assertThat(HexFormat.of().formatHex(reply)).contains("001c" + "0001" + "00000000" + "0010");
    assertThat(told.peek()).isEqualTo(NAME + " AAAA?");
  }

  @Test
  void a_fault_of_the_network_is_what_the_board_sees() throws Exception {
    names.reason = Reason.NO_SUCH_NAME;
    assertThatThrownBy(() -> ask(NAME, "A")).isInstanceOf(NameNotFoundException.class);
    names.reason = Reason.SERVER_FAILED;
    assertThatThrownBy(() -> ask(NAME, "A")).isInstanceOf(ServiceUnavailableException.class);
    names.reason = Reason.NO_ANSWER;
    assertThatThrownBy(() -> ask(NAME, "A")).isInstanceOf(CommunicationException.class);
    names.reason = null;
    names.other = InetAddress.ofLiteral("192.0.2.9");
    assertThat(ask(NAME, "A")).containsExactly("192.0.2.9");
    assertThat(ask("other.example", "A")).containsExactly("192.0.2.9");
  }

  private static byte[] question(String type, String kind) {
    return HexFormat.of()
        .parseHex(
            "2a2a01000001000000000000"
                + "0477776570057761313031076379707265737303636f6d00"
                + type
                + kind);
  }

  @ParameterizedTest
  @CsvSource({
    // flags and counts, what follows: what comes back
    "0000 0001 0000 0000 0000, 03616263, 1", // a name that never ends
    "0000 0001 0000 0000 0000, c00c00010001, 1", // a name that is itself
    "0000 0000 0000 0000 0000, '', 1", // no question
    "0000 0002 0000 0000 0000, 0161000001000101620000010001, 1", // two
    "2000 0001 0000 0000 0000, 01610000010001, 4", // a notification
    "0000 0001 0000 0000 0000, 01610000fc0001, 5", // a transfer
    "0000 0001 0000 0000 0000, 01610000010003, 5", // another class
    "0000 0001 0000 0000 0001, 01610000010001 00 0029 0200 00010000 0000, 0", // EDNS 1: BADVERS
  })
  void whatever_comes_is_answered_by_its_code(String header, String rest, int code)
      throws Exception {
    byte[] reply = udp(HexFormat.of().parseHex(("2a2b" + header + rest).replace(" ", "")));
    assertThat(reply[0]).isEqualTo((byte) 0x2A);
    assertThat(reply[1]).isEqualTo((byte) 0x2B);
    assertThat(reply[2] & 0x80).as("it is an answer").isEqualTo(0x80);
    assertThat(reply[3] & 0xF).isEqualTo(code);
  }

  private byte[] udp(byte[] query) throws Exception {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.setSoTimeout(5000);
      // Neither half a header nor an answer gets one: the reply is the question's.
      send(socket, new byte[] {1, 2, 3});
      send(socket, HexFormat.of().parseHex("aaaa85000000000000000000"));
      send(socket, query);
      DatagramPacket packet = new DatagramPacket(new byte[2000], 2000);
      socket.receive(packet);
      return Arrays.copyOf(packet.getData(), packet.getLength());
    }
  }

  private void send(DatagramSocket socket, byte[] bytes) throws Exception {
    socket.send(
        new DatagramPacket(bytes, bytes.length, new InetSocketAddress(BENCH, server.port())));
  }

  @Test
  void tcp_has_several_questions_in_pieces() throws Exception {
    byte[] query = question("0001", "0001");
    try (Socket socket = new Socket(BENCH, server.port())) {
      socket.setSoTimeout(5000);
      socket.setTcpNoDelay(true);
      for (int i = 0; i < 2; i++) {
        socket.getOutputStream().write(new byte[] {0, (byte) query.length});
        socket.getOutputStream().write(query, 0, 7);
        socket.getOutputStream().flush();
        socket.getOutputStream().write(query, 7, query.length - 7);
        byte[] length = socket.getInputStream().readNBytes(2);
        byte[] reply = socket.getInputStream().readNBytes(length[1]);
        assertThat(Arrays.copyOfRange(reply, reply.length - 4, reply.length))
            .containsExactly(127, 0, 0, 1);
      }
    }
  }

  @Test
  void a_port_that_is_taken_is_named() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, BENCH)) {
      Endpoint there = new Endpoint(BENCH, taken.getLocalPort());
      assertThatThrownBy(() -> NameServer.start(rtos, there, records(BENCH)))
          .isInstanceOf(BindFailedException.class)
          .hasMessageContaining("127.0.0.1:" + taken.getLocalPort());
    }
    int port = server.port();
    server.close();
    server = NameServer.start(rtos, new Endpoint(BENCH, port), records(BENCH));
    assertThat(ask(NAME, "A")).as("both ports were let go").containsExactly("127.0.0.1");
  }
}
