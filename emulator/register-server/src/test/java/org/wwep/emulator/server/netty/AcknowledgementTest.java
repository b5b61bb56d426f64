package org.wwep.emulator.server.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.handler.ssl.SslHandler;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wwep.emulator.server.MemoryStore;
import org.wwep.net.Endpoint;
import org.wwep.net.TcpListener;
import org.wwep.net.host.HostStack;
import org.wwep.net.tls.JsseProvider;
import org.wwep.net.tls.TestCertificates;
import org.wwep.net.tls.TestRevocations;
import org.wwep.net.tls.Tls;
import org.wwep.net.tls.TlsVersion;
import org.wwep.protocol.server.ServerPort;
import org.wwep.protocol.server.ServerSettings;
import org.wwep.rtos.HostRtos;

/**
 * A client of TLS 1.3 whose system holds small segments back (no TCP_NODELAY) sends its first
 * request once its last flight is acknowledged: none of its segments is left unacknowledged when
 * the server is through with the handshake, so that it never waits for a delayed acknowledgement.
 */
@Timeout(60)
class AcknowledgementTest {
  private static final Duration LONG = Duration.ofSeconds(10);

  /** Far less than the 40 ms that Linux delays an acknowledgement at least. */
  private static final long AT_ONCE = TimeUnit.MILLISECONDS.toNanos(15);

  private final CountDownLatch agreed = new CountDownLatch(1);

  @BeforeEach
  void needs_a_look_at_the_clients_segments() {
    assumeTrue(Epoll.isAvailable(), "needs Linux");
  }

  @ParameterizedTest
  @EnumSource
  void the_register_server_acknowledges_the_last_flight_at_once(Transport transport)
      throws Exception {
    assumeTrue(transport.available(), "needs " + transport);
    ServerSettings options =
        ServerSettings.at(Endpoint.loopback(0))
            .withPorts(new ServerPort(Endpoint.loopback(0), raw -> raw));
    ServerMetrics counting =
        new ServerMetrics() {
          @Override
          public void handshake() {
            agreed.countDown();
          }
        };
    try (NettyServer server =
        NettyServer.start(
            NettySettings.of(options.withPorts(ServerPort.open(Endpoint.loopback(0))))
                .withTls(options, TestRevocations.serving(JsseProvider.BOUNCY_CASTLE))
                .withTransport(transport)
                .withLoops(1),
            new MemoryStore(),
            new TransactionLog(InstantSource.system()),
            counting)) {
      assertAcknowledged(server.local().getFirst());
    }
  }

  @Test
  void a_server_that_is_firmware_acknowledges_the_last_flight_at_once() throws Exception {
    Tls tls = TestCertificates.tls(InstantSource.fixed(Instant.EPOCH));
    try (HostRtos rtos = new HostRtos();
        HostStack net = new HostStack();
        TcpListener listener = net.listen(Endpoint.loopback(0))) {
      rtos.spawn(
          "server",
          () -> {
            try {
              TestCertificates.server(tls, TlsVersion.TLS_1_3).secure(listener.accept(LONG));
              agreed.countDown();
            } catch (org.wwep.net.LinkException e) {
              throw new AssertionError(e);
            }
          });
      assertAcknowledged(listener.local());
    }
  }

  private void assertAcknowledged(Endpoint server) throws Exception {
    MultiThreadIoEventLoopGroup group =
        new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
    try {
      SslHandler tls = new SslHandler(engine());
      EpollSocketChannel client =
          (EpollSocketChannel)
              new Bootstrap()
                  .group(group)
                  .channel(EpollSocketChannel.class)
                  .option(ChannelOption.TCP_NODELAY, true)
                  .handler(
                      new ChannelInitializer<EpollSocketChannel>() {
                        @Override
                        protected void initChannel(EpollSocketChannel channel) {
                          channel.pipeline().addLast(tls);
                        }
                      })
                  .connect(server.address(), server.port())
                  .sync()
                  .channel();
      tls.handshakeFuture().sync();
      assertThat(agreed.await(10, TimeUnit.SECONDS)).isTrue();
      long until = System.nanoTime() + AT_ONCE;
      long unacknowledged = client.tcpInfo().unacked();
      while (unacknowledged > 0 && System.nanoTime() - until < 0) {
        Thread.onSpinWait();
        unacknowledged = client.tcpInfo().unacked();
      }
      assertThat(unacknowledged).as("segments of the last flight").isZero();
      client.close().sync();
    } finally {
      group.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
    }
  }

  /** A client that looks at no certificate. */
  private static SSLEngine engine() throws Exception {
    SSLContext context = SSLContext.getInstance("TLSv1.3");
    X509TrustManager anybody =
        new X509TrustManager() {
          @Override
          public void checkClientTrusted(X509Certificate[] chain, String type) {}

          @Override
          public void checkServerTrusted(X509Certificate[] chain, String type) {}

          @Override
          public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
          }
        };
    context.init(null, new TrustManager[] {anybody}, new SecureRandom());
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(true);
    engine.setEnabledProtocols(new String[] {"TLSv1.3"});
    return engine;
  }
}
