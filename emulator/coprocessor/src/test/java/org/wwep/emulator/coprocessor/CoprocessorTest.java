package org.wwep.emulator.coprocessor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wwep.net.bsd.SocketConstants.AF_INET;
import static org.wwep.net.bsd.SocketConstants.IPPROTO_TCP;
import static org.wwep.net.bsd.SocketConstants.IPPROTO_TLS_1_2;
import static org.wwep.net.bsd.SocketConstants.IPPROTO_TLS_1_3;
import static org.wwep.net.bsd.SocketConstants.SOCK_STREAM;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.wwep.emulator.coprocessor.channel.IpConfiguration;
import org.wwep.emulator.coprocessor.driver.CoprocessorControl;
import org.wwep.emulator.coprocessor.driver.CoprocessorDriver;
import org.wwep.emulator.coprocessor.driver.CoprocessorFiles;
import org.wwep.emulator.coprocessor.driver.RadioEvent;
import org.wwep.net.Endpoint;
import org.wwep.net.JoinFailedException;
import org.wwep.net.LocallyClosedException;
import org.wwep.net.bsd.Errno;
import org.wwep.net.bsd.ErrnoException;
import org.wwep.net.bsd.SocketApi;
import org.wwep.net.bsd.TlsCredentials;
import org.wwep.net.tls.CredentialStore;
import org.wwep.net.tls.TestCertificates;
import org.wwep.rtos.TestTask;

/** The part itself, with its limits and its times. */
class CoprocessorTest {
  private static final Duration LONG = Duration.ofSeconds(10);

  private static void refuses(Errno errno, String words, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(ErrnoException.class, e -> assertThat(e.errno()).isEqualTo(errno))
        .hasMessageContaining(words);
  }

  @Test
  void a_seventeenth_socket_and_a_seventh_secure_one_are_refused() throws Exception {
    CoprocessorSimulation.run(
        in -> {
          SocketApi sockets = in.nwp.driver().sockets();
          List<Integer> secure = new ArrayList<>();
          for (int i = 0; i < 6; i++) {
            int protocol = i % 2 == 0 ? IPPROTO_TLS_1_2 : IPPROTO_TLS_1_3;
            secure.add(sockets.socket(AF_INET, SOCK_STREAM, protocol));
          }
          refuses(
              Errno.EMFILE,
              "all 6 secure sockets",
              () -> sockets.socket(AF_INET, SOCK_STREAM, IPPROTO_TLS_1_2));
          for (int i = 0; i < 10; i++) {
            sockets.socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
          }
          refuses(
              Errno.EMFILE,
              "all 16 sockets",
              () -> sockets.socket(AF_INET, SOCK_STREAM, IPPROTO_TCP));
          assertThat(in.nwp.driver().control().limits())
              .isEqualTo(new CoprocessorControl.Limits(16, 6, 16));
          sockets.close(secure.getFirst());
          sockets.socket(AF_INET, SOCK_STREAM, IPPROTO_TLS_1_3);
          sockets.close();
          assertThat(in.nwp.driver().control().limits().inUse()).isZero();
        });
  }

  @Test
  void the_radio_finds_networks_joins_them_and_tells_of_it() throws Exception {
    CoprocessorConfig air =
        CoprocessorConfig.PART.withAir(AccessPoint.DEFAULT, new AccessPoint("cafe", null, -80, 11));
    CoprocessorSimulation.run(
        air,
        CoprocessorSimulation.PROFILE,
        in -> {
          CoprocessorControl control = in.nwp.driver().control();
          List<RadioEvent> events = new ArrayList<>();
          control.listen(events::add);
          assertThat(control.scan())
              .containsExactly(
                  new CoprocessorControl.Network("WWEP", true, -52, 6),
                  new CoprocessorControl.Network("cafe", false, -80, 11));
          assertThat(control.settings().acquired()).isFalse();
          IpConfiguration got = control.join("cafe", "", LONG);
          assertThat(got.address()).isEqualTo(InetAddress.ofLiteral("10.0.0.1"));
          assertThat(control.settings().acquired()).isTrue();
          control.leave();
          assertThat(events)
              .containsExactly(
                  new RadioEvent.Connected("cafe", -80),
                  new RadioEvent.IpAcquired(got),
                  new RadioEvent.Disconnected("as asked"),
                  new RadioEvent.IpLost());
        });
  }

  @Test
  void a_wrong_key_and_an_absent_network_are_told_apart() throws Exception {
    CoprocessorSimulation.run(
        in -> {
          CoprocessorControl control = in.nwp.driver().control();
          assertThatThrownBy(() -> control.join("WWEP", "a guess at it", LONG))
              .isInstanceOf(JoinFailedException.class)
              .hasMessage("the key of 'WWEP' is another one");
          assertThatThrownBy(() -> control.join("elsewhere", "", LONG))
              .isInstanceOf(JoinFailedException.class)
              .hasMessage("no network 'elsewhere' in range");
          assertThatThrownBy(() -> control.join("WWEP", "wicedrocks", Duration.ofMillis(20)))
              .isInstanceOf(JoinFailedException.class)
              .hasMessageContaining("within 20 ms");
        });
  }

  @Test
  void without_a_network_nothing_is_connected() throws Exception {
    CoprocessorSimulation.run(
        in -> {
          SocketApi sockets = in.nwp.driver().sockets();
          int fd = sockets.socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
          refuses(
              Errno.ENETDOWN,
              "join one first",
              () -> sockets.connect(fd, new Endpoint(in.peer.address(), 27708)));
        });
  }

  @Test
  void a_static_address_holds_from_the_next_join_on() throws Exception {
    CoprocessorSimulation.run(
        in -> {
          CoprocessorControl control = in.nwp.driver().control();
          IpConfiguration fixed =
              new IpConfiguration(
                  InetAddress.ofLiteral("192.0.2.7"),
                  25,
                  InetAddress.ofLiteral("192.0.2.1"),
                  InetAddress.ofLiteral("192.0.2.2"));
          control.useStatic(fixed);
          assertThat(control.join("WWEP", "wicedrocks", LONG)).isEqualTo(fixed);
          assertThat(control.settings().dhcp()).isFalse();
          assertThat(control.settings().mac()).isEqualTo(CoprocessorConfig.PART.mac().toString());
          CoprocessorControl again = cycled(in);
          assertThat(again.settings().dhcp()).isFalse();
          assertThat(again.join("WWEP", "wicedrocks", LONG)).isEqualTo(fixed);
          again.useDhcp();
          assertThat(again.join("WWEP", "wicedrocks", LONG).prefix()).isEqualTo(24);
          assertThat(cycled(in).settings().dhcp()).isTrue();
        });
  }

  private static CoprocessorControl cycled(CoprocessorSimulation in) throws Exception {
    in.nwp.powerOff();
    in.nwp.powerOn();
    return in.nwp.driver().control();
  }

  @Test
  void a_mac_address_that_is_set_holds_from_the_next_start_on() throws Exception {
    CoprocessorSimulation.run(
        in -> {
          CoprocessorControl control = in.nwp.driver().control();
          control.useMac("02:00:00:00:0A:0B");
          assertThat(control.settings().mac()).isEqualTo(CoprocessorConfig.PART.mac().toString());
          CoprocessorControl again = cycled(in);
          assertThat(again.settings().mac()).isEqualToIgnoringCase("02:00:00:00:0a:0b");
          assertThat(in.nwp.state()).containsEntry("MAC address", again.settings().mac());
          refuses(Errno.EINVAL, "MAC", () -> again.useMac("here"));
          again.useDhcp();
          assertThat(cycled(in).settings().mac()).isEqualToIgnoringCase("02:00:00:00:0a:0b");
        });
  }

  @Test
  void what_the_coprocessor_keeps_for_itself_is_no_file_of_the_firmware() throws Exception {
    CoprocessorSimulation.run(
        in -> {
          in.nwp.driver().control().useMac("02:00:00:00:0A:0B");
          CoprocessorFiles files = in.nwp.driver().files();
          refuses(Errno.EACCES, "never leaves", () -> files.read(NetConfig.FILE, ""));
          refuses(Errno.EACCES, "token", () -> files.write(NetConfig.FILE, "", new byte[1]));
          refuses(Errno.EACCES, "token", () -> files.delete(NetConfig.FILE, "0".repeat(64)));
        });
  }

  @Test
  void every_command_takes_its_time() throws Exception {
    CoprocessorSimulation.run(
        in -> {
          Instant before = in.rtos.now();
          for (int i = 0; i < 100; i++) {
            in.nwp.driver().control().limits();
          }
          // 12 bytes of a frame without content at 2.5 MB/s are 4.8 µs.
          assertThat(Duration.between(before, in.rtos.now()))
              .isEqualTo(CoprocessorTiming.PART.command().plusNanos(4800).multipliedBy(100));
        });
  }

  @Test
  void keys_go_by_the_names_of_files_and_cas_have_to_be_in_the_catalogue() throws Exception {
    CoprocessorSimulation.run(
        in -> {
          TlsCredentials credentials = in.nwp.driver().sockets().credentials();
          var ca = CredentialStore.Type.CA_CERTIFICATE;
          var key = CredentialStore.Type.PRIVATE_KEY;
          refuses(
              Errno.ENOTSUP,
              "never crosses the channel",
              () -> credentials.add(5, key, TestCertificates.clientKey()));
          refuses(
              Errno.ENOTSUP,
              "never crosses",
              () -> credentials.add(5, CredentialStore.Type.PSK, new byte[16]));
          credentials.add(5, ca, TestCertificates.ca());
          refuses(Errno.EEXIST, "5", () -> credentials.addFile(5, ca, "/certs/ca.pem"));
          credentials.delete(5, ca);
          credentials.addFile(5, ca, "/certs/ca.pem");
          credentials.addFile(5, key, "/keys/client-key.pem");
          refuses(
              Errno.EACCES,
              "trusted-root catalogue",
              () -> credentials.addFile(6, ca, "/certs/unlisted.pem"));
          refuses(
              Errno.EACCES,
              "trusted-root catalogue",
              () ->
                  credentials.add(
                      6, ca, ProvisionedFlash.signer().chain().getFirst().getEncoded()));
          refuses(Errno.ENOENT, "/none", () -> credentials.addFile(6, ca, "/none"));
          refuses(
              Errno.EACCES,
              "provision it as a key",
              () -> credentials.addFile(6, key, "/certs/readable-key.der"));
          refuses(Errno.EINVAL, "-1", () -> credentials.addFile(-1, ca, "/certs/ca.pem"));
        });
  }

  @Test
  void firmware_uses_files_by_their_tokens_and_never_reads_a_key() throws Exception {
    CoprocessorSimulation.run(
        in -> {
          CoprocessorFiles files = in.nwp.driver().files();
          byte[] content = new byte[9_000];
          in.rtos.random().nextBytes(content);
          CoprocessorFiles.Tokens tokens = files.write("/app.cfg", "", content);
          assertThat(files.read("/app.cfg", tokens.read())).isEqualTo(content);
          assertThat(files.list()).extracting(CoprocessorFiles.File::name).contains("/app.cfg");
          refuses(Errno.EACCES, "token", () -> files.read("/app.cfg", tokens.write()));
          refuses(Errno.EACCES, "token", () -> files.write("/app.cfg", "", content));
          refuses(Errno.EACCES, "never leaves", () -> files.read("/keys/client-key.pem", ""));
          refuses(Errno.ENOSPC, "room", () -> files.write("/big", "", new byte[300_000]));
          assertThat(files.read("/app.cfg", tokens.read())).isEqualTo(content);
          files.write("/app.cfg", tokens.write(), new byte[0]);
          assertThat(files.read("/app.cfg", tokens.read())).isEmpty();
          files.delete("/app.cfg", tokens.write());
          refuses(Errno.ENOENT, "/app.cfg", () -> files.read("/app.cfg", tokens.read()));
        });
  }

  @Test
  void firmware_installs_a_signed_update_over_the_channel() throws Exception {
    byte[] content = new byte[5000];
    byte[] update = ProvisionedFlash.signer().sign("/fw", 7, content);
    byte[] older = ProvisionedFlash.signer().sign("/fw", 6, content);
    byte[] forged = update.clone();
    forged[2000] ^= 1;
    CoprocessorSimulation.run(
        in -> {
          CoprocessorFiles files = in.nwp.driver().files();
          refuses(Errno.EACCES, "signature", () -> files.install(forged));
          refuses(Errno.EACCES, "", () -> files.install(new byte[0]));
          assertThat(files.install(update)).isEqualTo(new CoprocessorFiles.File("/fw", 0, 7));
          assertThat(files.read("/fw", "")).isEqualTo(content);
          refuses(Errno.EIO, "not newer than the installed 7", () -> files.install(older));
          refuses(Errno.EACCES, "", () -> files.write("/fw", "", content));
        });
  }

  @Test
  void a_coprocessor_that_stops_ends_whatever_waits_for_it() throws Exception {
    CoprocessorSimulation.run(
        in -> {
          in.nwp.join(LONG);
          try (var listener = in.peer.listen(new Endpoint(in.peer.address(), 27708))) {
            var socket = in.nwp.socket();
            socket.connect(listener.local(), LONG);
            CoprocessorDriver driver = in.nwp.driver();
            TestTask<Integer> waiting =
                TestTask.task(
                    in.rtos, "waits", () -> socket.receive(new byte[8], 0, 8, Duration.ofDays(1)));
            in.rtos.sleep(Duration.ofMillis(20));
            in.nwp.powerOff();
            assertThat(waiting.thrown()).get().isInstanceOf(LocallyClosedException.class);
            refuses(Errno.EIO, "stopped", () -> driver.control().limits());
            assertThatThrownBy(() -> in.nwp.socket()).isInstanceOf(LocallyClosedException.class);
            in.nwp.powerOn();
            in.nwp.join(LONG);
            var again = in.nwp.socket();
            again.connect(listener.local(), LONG);
            again.close();
          }
        });
  }
}
