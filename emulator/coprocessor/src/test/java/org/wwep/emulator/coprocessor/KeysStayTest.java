package org.wwep.emulator.coprocessor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wwep.net.Connection;
import org.wwep.net.SecureLayer;
import org.wwep.net.TcpListener;
import org.wwep.net.TcpSocket;
import org.wwep.net.bsd.SocketConstants;
import org.wwep.net.bsd.SocketLayer;
import org.wwep.net.bsd.StackSockets;
import org.wwep.net.bsd.TestSecurityTags;
import org.wwep.net.bsd.TlsSetup;
import org.wwep.net.tls.TestCertificates;
import org.wwep.net.tls.TlsVersion;
import org.wwep.rtos.Rtos;
import org.wwep.rtos.TestTask;

/** Keys are where they are used, on the coprocessor, and nowhere on the firmware's side. */
class KeysStayTest {
  private static final Duration LONG = Duration.ofSeconds(10);

  /** The secrets, in each form that they might be in. */
  private static List<String> secrets() throws Exception {
    byte[] pkcs8 = TestCertificates.clientKey();
    ECPrivateKey key =
        (ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    byte[] scalar = key.getS().toByteArray();
    byte[] bare = scalar[0] == 0 ? java.util.Arrays.copyOfRange(scalar, 1, scalar.length) : scalar;
    List<String> secrets = new ArrayList<>();
    for (byte[] secret : List.of(bare, ProvisionedFlash.deviceKey())) {
      secrets.add(new String(secret, ISO_8859_1));
      secrets.add(Base64.getEncoder().encodeToString(secret).substring(0, 40));
      secrets.add(java.util.HexFormat.of().formatHex(secret));
    }
    secrets.add(key.getS().toString());
    secrets.add(Base64.getEncoder().encodeToString(pkcs8).substring(0, 60));
    return secrets;
  }

  /** A press with both ends' certificates, while the channel is watched. */
  private static byte[] exchange(CoprocessorNetworkWorld.OnHost world, TlsVersion version)
      throws Exception {
    ByteArrayOutputStream passed = new ByteArrayOutputStream();
    world
        .nwp()
        .onChannel(
            channel ->
                channel.tap(
                    (_, bytes) -> {
                      synchronized (passed) {
                        passed.writeBytes(bytes);
                      }
                    }));
    Rtos rtos = world.rtos();
    SecureLayer server =
        SocketLayer.secured(
            net -> {
              StackSockets sockets = new StackSockets(rtos, net, TestCertificates.tls(rtos::now));
              TestSecurityTags.give(sockets.credentials());
              return sockets;
            },
            TlsSetup.server(version, TestSecurityTags.SERVER, TestSecurityTags.CA)
                .withVerify(SocketConstants.PEER_VERIFY_REQUIRED));
    SecureLayer client =
        world.nwp().secured(TlsSetup.client(version, "localhost", ProvisionedFlash.TAG));
    world.run(
        () -> {
          try (TcpListener listener = server.listen(world.peers(), world.anyPort())) {
            TestTask<Connection> accepted =
                TestTask.task(rtos, "server", () -> listener.accept(LONG));
            try (TcpSocket socket = client.socket(world.nwp())) {
              socket.connect(listener.local(), LONG);
              try (Connection theirs = accepted.result()) {
                socket.send("W0FAC050001".getBytes(ISO_8859_1), LONG);
                byte[] frame = new byte[11];
                assertThat(theirs.receive(frame, 0, 11, LONG)).isEqualTo(11);
                theirs.send(frame, LONG);
                assertThat(socket.receive(frame, 0, 11, LONG)).isEqualTo(11);
              }
            }
          }
        });
    synchronized (passed) {
      return passed.toByteArray();
    }
  }

  @ParameterizedTest
  @EnumSource(TlsVersion.class)
  void no_message_of_a_mutual_handshake_and_a_press_carries_a_key(TlsVersion version)
      throws Exception {
    try (CoprocessorNetworkWorld.OnHost world = new CoprocessorNetworkWorld.OnHost()) {
      String passed = new String(exchange(world, version), ISO_8859_1);
      assertThat(passed)
          .as("what does pass is in the clear, and would be found")
          .contains("W0FAC050001")
          .contains("/keys/client-key.pem");
      for (String secret : secrets()) {
        assertThat(passed.contains(secret)).isFalse();
      }
    }
  }

  @Test
  void no_object_on_the_firmwares_side_leads_to_a_key() throws Exception {
    try (CoprocessorNetworkWorld.OnHost world = new CoprocessorNetworkWorld.OnHost()) {
      exchange(world, TlsVersion.TLS_1_2);
      ReachableObjects driver = ReachableObjects.from(world.nwp().driver());
      assertThat(driver.types())
          .contains("org.wwep.emulator.coprocessor.driver.CommandPort")
          .contains("org.wwep.net.bsd.SocketStack")
          .noneMatch(type -> type.startsWith("org.wwep.emulator.coprocessor.flash."))
          .noneMatch(type -> type.matches("org\\.wwep\\.emulator\\.nwp\\.(?!KeysStay)[A-Z].*"))
          .noneMatch(type -> type.startsWith("org.bouncycastle."));
      for (String secret : secrets()) {
        assertThat(driver.holds(secret)).isFalse();
      }
    }
  }

  @Test
  void the_search_does_find_keys_where_they_are() throws Exception {
    try (CoprocessorNetworkWorld.OnHost world = new CoprocessorNetworkWorld.OnHost()) {
      exchange(world, TlsVersion.TLS_1_2);
      ReachableObjects all = ReachableObjects.from(world.nwp());
      long found = 0;
      for (String secret : secrets()) {
        found += all.holds(secret) ? 1 : 0;
      }
      assertThat(found).as("forms of keys on the coprocessor").isGreaterThanOrEqualTo(2);
    }
  }
}
