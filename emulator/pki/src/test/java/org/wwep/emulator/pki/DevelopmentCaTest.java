package org.wwep.emulator.pki;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.wwep.net.Endpoint;
import org.wwep.net.TcpListener;
import org.wwep.net.TcpSocket;
import org.wwep.net.host.HostStack;
import org.wwep.net.tls.ClientAuth;
import org.wwep.net.tls.Credential;
import org.wwep.net.tls.Passwords;
import org.wwep.net.tls.Tls;
import org.wwep.net.tls.TlsClientConfig;
import org.wwep.net.tls.TlsConnection;
import org.wwep.net.tls.TlsServerConfig;
import org.wwep.net.tls.TrustAnchors;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class DevelopmentCaTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final Duration LONG = Duration.ofSeconds(10);

  private final Path dir;

  DevelopmentCaTest(@TempDir Path temporary) {
    dir = temporary.resolve("deep").resolve("certs");
  }

  private List<IssuedCertificate> ensure(Instant now, String... names)
      throws DevelopmentCaException {
    return new DevelopmentCa(dir, new SecureRandom(), () -> now).ensure(List.of(names));
  }

  @Test
  void first_use_makes_all_and_the_next_keeps_it() throws Exception {
    List<IssuedCertificate> made = ensure(NOW);
    assertThat(made).extracting(IssuedCertificate::role).containsExactly("ca", "server", "client");
    assertThat(made).allMatch(IssuedCertificate::isNew);
    List<IssuedCertificate> kept = ensure(NOW.plus(Duration.ofDays(300)));
    assertThat(kept).noneMatch(IssuedCertificate::isNew);
    assertThat(kept)
        .extracting(IssuedCertificate::pin)
        .isEqualTo(made.stream().map(IssuedCertificate::pin).toList());
    assertThat(kept.get(1).names())
        .containsExactly(
            "localhost",
            "wwep.wa101.cypress.com",
            "wwep.ww101.cypress.com",
            "127.0.0.1",
            "0:0:0:0:0:0:0:1");
    for (IssuedCertificate leaf : made.subList(1, 3)) {
      assertThat(
              Duration.between(
                  leaf.certificate().getNotBefore().toInstant(),
                  leaf.certificate().getNotAfter().toInstant()))
          .isLessThanOrEqualTo(Duration.ofDays(397));
    }
  }

  @Test
  void its_keys_are_read_by_gnutls() throws Exception {
    ensure(NOW);
    for (String role : List.of("ca", "server", "client")) {
      Process certtool;
      try {
        certtool =
            new ProcessBuilder(
                    "certtool", "--key-info", "--infile", dir.resolve(role + "-key.pem").toString())
                .redirectErrorStream(true)
                .start();
      } catch (IOException e) {
        assumeTrue(false, "certtool is not installed: " + e.getMessage());
        return;
      }
      String said = new String(certtool.getInputStream().readAllBytes(), ISO_8859_1);
      assertThat(certtool.waitFor()).as(said).isZero();
      assertThat(said).contains("curve:\tSECP256R1");
    }
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void keys_are_for_their_owner_alone_and_nothing_half_done_remains() throws Exception {
    ensure(NOW);
    assertThat(Files.getPosixFilePermissions(dir))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    try (Stream<Path> files = Files.list(dir)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder(
              ".lock",
              "ca.pem",
              "ca-key.pem",
              "server.pem",
              "server-key.pem",
              "client.pem",
              "client-key.pem");
    }
    Path key = dir.resolve("server-key.pem");
    assertThat(Files.getPosixFilePermissions(key))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(Files.getPosixFilePermissions(dir.resolve("ca.pem")))
        .isEqualTo(PosixFilePermissions.fromString("rw-r--r--"));
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    ensure(NOW);
    assertThat(Files.getPosixFilePermissions(key))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void the_certificates_serve_both_ends_of_mutual_tls() throws Exception {
    List<IssuedCertificate> made = ensure(NOW, "board7.local");
    TrustAnchors ca = TrustAnchors.read(made.get(0).file());
    TlsServerConfig server =
        TlsServerConfig.of(credential(made.get(1))).withClients(ClientAuth.REQUIRED, ca);
    try (var pool = Executors.newVirtualThreadPerTaskExecutor();
        HostStack stack = new HostStack();
        TcpListener listener = stack.listen(Endpoint.loopback(0))) {
      Tls tls = Tls.secure(new SecureRandom(), () -> NOW);
      for (String name : List.of("localhost", "127.0.0.1", "::1", "board7.local")) {
        TcpSocket socket = stack.socket();
        socket.connect(listener.local(), LONG);
        Future<TlsConnection> accepted =
            pool.submit(() -> tls.accept(listener.accept(LONG), server, LONG));
        TlsConnection client =
            tls.connect(
                socket, TlsClientConfig.trusting(ca, name).withOwn(credential(made.get(2))), LONG);
        assertThat(accepted.get().security().peerSubject()).contains("CN=wwep client");
        client.close();
      }
    }
  }

  private static Credential credential(IssuedCertificate issuedCertificate) throws Exception {
    return Credential.read(issuedCertificate.file(), issuedCertificate.key(), Passwords.NONE);
  }

  @Test
  void what_is_about_to_end_is_made_again() throws Exception {
    List<IssuedCertificate> first = ensure(NOW);
    Instant late = first.get(1).certificate().getNotAfter().toInstant().minus(Duration.ofDays(6));
    List<IssuedCertificate> second = ensure(late);
    assertThat(second).extracting(IssuedCertificate::isNew).containsExactly(false, true, true);
    assertThat(second)
        .extracting(IssuedCertificate::pin)
        .isEqualTo(first.stream().map(IssuedCertificate::pin).toList());
    Instant end = first.get(0).certificate().getNotAfter().toInstant();
    assertThat(ensure(end)).allMatch(IssuedCertificate::isNew);
  }

  @Test
  void a_further_name_is_added_and_stays() throws Exception {
    List<IssuedCertificate> first = ensure(NOW);
    List<IssuedCertificate> named = ensure(NOW, "Board7.local", "10.0.0.7");
    assertThat(named).extracting(IssuedCertificate::isNew).containsExactly(false, true, false);
    assertThat(named.get(1).pin()).isEqualTo(first.get(1).pin());
    assertThat(named.get(1).names()).contains("localhost", "board7.local", "10.0.0.7");
    assertThat(ensure(NOW, "board7.local")).noneMatch(IssuedCertificate::isNew);
    assertThat(ensure(NOW)).noneMatch(IssuedCertificate::isNew);
    assertThatThrownBy(() -> ensure(NOW, "no name"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'no name'");
  }

  @Test
  void a_leaf_that_lost_its_key_is_made_again_but_a_ca_is_not_replaced_in_silence()
      throws Exception {
    ensure(NOW);
    Files.delete(dir.resolve("server-key.pem"));
    assertThat(ensure(NOW))
        .extracting(IssuedCertificate::isNew)
        .containsExactly(false, true, false);
    Files.writeString(dir.resolve("client-key.pem"), "nonsense");
    assertThat(ensure(NOW))
        .extracting(IssuedCertificate::isNew)
        .containsExactly(false, false, true);
    Files.copy(
        dir.resolve("server-key.pem"),
        dir.resolve("ca-key.pem"),
        StandardCopyOption.REPLACE_EXISTING);
    assertThatThrownBy(() -> ensure(NOW))
        .isInstanceOf(DevelopmentCaException.class)
        .hasMessageContaining("do not belong together")
        .hasMessageContaining("stays as it is");
  }

  @Test
  void many_first_uses_at_once_agree() throws Exception {
    List<Callable<List<IssuedCertificate>>> uses = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      uses.add(() -> ensure(NOW));
    }
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      List<IssuedCertificate> one = ensure(NOW);
      for (Future<List<IssuedCertificate>> use : pool.invokeAll(uses)) {
        assertThat(use.get())
            .extracting(IssuedCertificate::pin)
            .isEqualTo(one.stream().map(IssuedCertificate::pin).toList());
      }
    }
  }

  @Test
  void a_directory_that_cannot_be_written_is_told() throws Exception {
    Files.createDirectories(dir.getParent());
    Files.writeString(dir, "a file");
    assertThatThrownBy(() -> ensure(NOW))
        .isInstanceOf(DevelopmentCaException.class)
        .hasMessageContaining(dir.toString())
        .hasMessageContaining("is no directory; choose another directory");
    Path full = Path.of("/dev/null/certs");
    assertThatThrownBy(
            () -> new DevelopmentCa(full, new SecureRandom(), () -> NOW).ensure(List.of()))
        .isInstanceOf(DevelopmentCaException.class)
        .hasMessageContaining("/dev/null");
  }
}
