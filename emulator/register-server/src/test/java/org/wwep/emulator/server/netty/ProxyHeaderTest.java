package org.wwep.emulator.server.netty;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.haproxy.HAProxyMessageDecoder;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wwep.emulator.server.MemoryStore;
import org.wwep.net.Endpoint;
import org.wwep.net.LogCapture;
import org.wwep.protocol.server.ServerSettings;

/** A balancer's header, in whatever pieces, and what is none. */
class ProxyHeaderTest {
  private static final InetSocketAddress PROXY =
      new InetSocketAddress(Endpoint.loopback(0).address(), 9);
  private static final LimitWarnings WARNINGS = new LimitWarnings(ServerMetrics.NONE);
  private static final String FRAME = "W0FAC0B1234";
  private static final int INPUTS = Integer.getInteger("wwep.parser.inputs", 20_000);

  /** A header, and whose it is. */
  record Header(String text, String client) {
    Header(byte[] bytes, String client) {
      this(new String(bytes, ISO_8859_1), client);
    }

    byte[] bytes() {
      return text.getBytes(ISO_8859_1);
    }
  }

  /** What came of a connection: whom it was served for, what was passed on, whether it is open. */
  private record Outcome(List<String> clients, String rest, boolean open) {}

  static List<Header> headers() {
    String local = "127.0.0.1";
    return List.of(
        new Header(ProxyHeaders.of("192.0.2.7", 0), "192.0.2.7"),
        new Header(ProxyHeaders.of("192.0.2.7", 40), "192.0.2.7"),
        new Header(ProxyHeaders.of("2001:db8::7", 3), "2001:db8:0:0:0:0:0:7"),
        new Header(ProxyHeaders.local(), local),
        new Header("PROXY TCP4 192.0.2.7 192.0.2.1 4711 27708\r\n", "192.0.2.7"),
        new Header("PROXY UNKNOWN\r\n".getBytes(ISO_8859_1), local));
  }

  @ParameterizedTest
  @MethodSource("headers")
  void a_header_is_read_at_every_split_and_what_follows_is_the_clients(Header header) {
    byte[] all = (header.text + FRAME).getBytes(ISO_8859_1);
    Outcome expected = new Outcome(List.of(header.client), FRAME, true);
    for (int cut = 1; cut < all.length; cut++) {
      byte[] first = Arrays.copyOfRange(all, 0, cut);
      byte[] second = Arrays.copyOfRange(all, cut, all.length);
      assertThat(outcome(List.of(first, second))).as("cut at " + cut).isEqualTo(expected);
    }
    List<byte[]> bytes = IntStream.range(0, all.length).mapToObj(i -> new byte[] {all[i]}).toList();
    assertThat(outcome(bytes)).isEqualTo(expected);
    assertThat(outcome(List.of(all))).isEqualTo(expected);
  }

  @Test
  void without_a_header_nobody_is_served() {
    for (String text : List.of("W", "W0FAC0B1234\r\n12345", "PROXY TCP4 zz 1 2 3\r\n")) {
      assertThat(outcome(List.of(text.getBytes(ISO_8859_1))))
          .isEqualTo(new Outcome(List.of(), "", false));
    }
    assertThat(outcome(List.of(ProxyHeaders.of("192.0.2.7", 8000)))) // past the limit
        .isEqualTo(new Outcome(List.of(), "", false));
  }

  @Test
  @Tag("slow")
  void mutated_headers_serve_one_client_or_nobody_and_nothing_is_logged_but_the_limit() {
    SplittableRandom random = new SplittableRandom(20_261_201);
    List<Header> headers = headers();
    int served = 0;
    try (LogCapture netty = LogCapture.of("io.netty")) {
      for (int i = 0; i < INPUTS; i++) {
        byte[] bytes = headers.get(random.nextInt(headers.size())).bytes();
        for (int change = random.nextInt(4); change > 0; change--) {
          bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        bytes = Arrays.copyOf(bytes, Math.max(1, bytes.length + random.nextInt(-6, 12)));
        int cut = random.nextInt(bytes.length);
        Outcome outcome =
            outcome(
                List.of(
                    Arrays.copyOfRange(bytes, 0, cut),
                    Arrays.copyOfRange(bytes, cut, bytes.length)));
        assertThat(outcome.clients).hasSizeLessThan(2);
        if (outcome.clients.isEmpty()) {
          assertThat(outcome.rest).isEmpty();
        }
        served += outcome.clients.size();
      }
      assertThat(netty.lines()).isEmpty();
    }
    // Some changes leave a header that says something else.
    assertThat(served).isBetween(INPUTS / 10, INPUTS - INPUTS / 10);
  }

  private static Outcome outcome(List<byte[]> pieces) {
    NettySettings settings =
        new NettySettings(
            ServerSettings.at(Endpoint.loopback(0)),
            null,
            ServerLimits.DEFAULT,
            WritePolicy.ALL,
            Transport.NIO,
            1,
            Duration.ZERO);
    ServerContext context =
        new ServerContext(
            settings,
            new MemoryStore(),
            new TransactionLog(java.time.InstantSource.system()),
            ServerMetrics.NONE,
            WARNINGS,
            new ConnectionLimiter(10, 5),
            Runnable::run,
            new AtomicLong());
    EmbeddedChannel channel = new EmbeddedChannel();
    LoopContext loop = new LoopContext(channel.eventLoop(), settings, new BacklogQueue());
    List<String> clients = new ArrayList<>();
    channel
        .pipeline()
        .addLast(
            new ProxySignatureHandler(),
            new HAProxyMessageDecoder(4096, true),
            new ProxyHeaderHandler(
                context,
                loop,
                PROXY,
                (client, _) -> clients.add(client.getAddress().getHostAddress())));
    for (byte[] piece : pieces) {
      if (channel.isOpen()) {
        channel.writeInbound(Unpooled.wrappedBuffer(piece));
      }
    }
    StringBuilder rest = new StringBuilder();
    for (ByteBuf in = channel.readInbound(); in != null; in = channel.readInbound()) {
      rest.append(in.toString(ISO_8859_1));
      in.release();
    }
    boolean open = channel.isOpen();
    loop.close();
    channel.finishAndReleaseAll();
    return new Outcome(clients, rest.toString(), open);
  }
}
