package org.wwep.net.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.wwep.net.Endpoint;
import org.wwep.net.bsd.CredentialFiles;
import org.wwep.net.bsd.ErrnoException;
import org.wwep.net.bsd.OptionValue;
import org.wwep.net.bsd.SocketConstants;
import org.wwep.net.bsd.SocketLimits;
import org.wwep.net.bsd.SocketOption;
import org.wwep.net.bsd.StackSockets;
import org.wwep.net.bsd.TestSecurityTags;

/** Zephyr's sockets against {@code openssl}. */
@Timeout(60)
class OpenSslSocketsTest {
  private static final int FILED = 40;

  private final TlsTestPeers tlsTestPeers = new TlsTestPeers();
  private final OpenSsl openssl;
  private final StackSockets sockets;

  OpenSslSocketsTest(@TempDir Path dir) throws Exception {
    openssl = new OpenSsl(dir);
    openssl.certificates("root.pem", List.of(TlsTestPeers.CA.certificate()));
    sockets =
        new StackSockets(
            tlsTestPeers.rtos,
            tlsTestPeers.stack,
            tlsTestPeers.tls,
            CredentialFiles.in(dir),
            SocketLimits.DEFAULT);
    TestSecurityTags.give(sockets.credentials());
  }

  @BeforeAll
  static void look() {
    assumeTrue(OpenSsl.isInstalled(), "openssl is not installed");
  }

  @AfterEach
  void close() {
    assertThat(sockets.openSockets()).isZero();
    assertThat(tlsTestPeers.stack.openSockets()).isZero();
    openssl.close();
    sockets.close();
    tlsTestPeers.close();
  }

  private OpenSsl.Server serve(TlsVersion version, String... more) throws Exception {
    List<String> line = new ArrayList<>(TestCertificates.files(openssl));
    line.add(version == TlsVersion.TLS_1_3 ? "-tls1_3" : "-tls1_2");
    line.addAll(List.of(more));
    return openssl.serve(line);
  }

  private int socket(TlsVersion version, int... tags) throws Exception {
    int fd =
        sockets.socket(
            SocketConstants.AF_INET,
            SocketConstants.SOCK_STREAM,
            version == TlsVersion.TLS_1_3
                ? SocketConstants.IPPROTO_TLS_1_3
                : SocketConstants.IPPROTO_TLS_1_2);
    sockets.setsockopt(fd, SocketOption.TLS_SEC_TAG_LIST, OptionValue.ints(tags));
    sockets.setsockopt(fd, SocketOption.TLS_HOSTNAME, OptionValue.text("localhost"));
    sockets.setsockopt(fd, SocketOption.SO_RCVTIMEO, OptionValue.time(Duration.ofSeconds(10)));
    return fd;
  }

  private String recv(int fd) throws Exception {
    byte[] buffer = new byte[64];
    return new String(buffer, 0, sockets.recv(fd, buffer, 0, 64, 0), US_ASCII);
  }

  @ParameterizedTest
  @CsvSource({"TLS_1_2, 0xC02C", "TLS_1_2, 0xCCA9", "TLS_1_3, 0x1302", "TLS_1_3, 0x1303"})
  void the_suite_and_alpn_of_the_options_are_what_openssl_sees(TlsVersion version, int suite)
      throws Exception {
    OpenSsl.Server server = serve(version, "-alpn", "wwep,http/1.1");
    int fd = socket(version, TestSecurityTags.CA);
    sockets.setsockopt(fd, SocketOption.TLS_CIPHERSUITE_LIST, OptionValue.ints(suite));
    sockets.setsockopt(fd, SocketOption.TLS_ALPN_LIST, OptionValue.texts(List.of("other", "wwep")));
    sockets.connect(fd, Endpoint.loopback(server.port()));
    assertThat(OptionValue.asInt(sockets.getsockopt(fd, SocketOption.TLS_CIPHERSUITE_USED)))
        .isEqualTo(suite);
    sockets.send(fd, "W0FAC050001\n".getBytes(US_ASCII), 0, 12, 0);
    assertThat(server.await("W0FAC050001")).contains("ALPN protocols selected: wwep");
    server.type("A0FAC050001");
    assertThat(recv(fd)).startsWith("A0FAC050001");
    sockets.close(fd);
    assertThat(server.stop()).doesNotContain("ERROR");
  }

  @ParameterizedTest
  @EnumSource(TlsVersion.class)
  void openssl_without_a_common_protocol_refuses(TlsVersion version) throws Exception {
    OpenSsl.Server server = serve(version, "-alpn", "http/1.1");
    int fd = socket(version, TestSecurityTags.CA);
    sockets.setsockopt(fd, SocketOption.TLS_ALPN_LIST, OptionValue.texts(List.of("wwep")));
    assertThatThrownBy(() -> sockets.connect(fd, Endpoint.loopback(server.port())))
        .isInstanceOf(ErrnoException.class)
        .hasMessageContaining("no_application_protocol");
    sockets.close(fd);
  }

  @ParameterizedTest
  @EnumSource(TlsVersion.class)
  void openssl_takes_the_certificate_of_a_tag(TlsVersion version) throws Exception {
    OpenSsl.Server server =
        serve(
            version,
            "-Verify",
            "1",
            "-verify_return_error",
            "-CAfile",
            openssl.certificates("ca.pem", List.of(TlsTestPeers.CA.certificate())).toString(),
            "-www");
    int fd = socket(version, TestSecurityTags.CA, TestSecurityTags.CLIENT);
    sockets.connect(fd, Endpoint.loopback(server.port()));
    sockets.send(fd, "GET / HTTP/1.0\r\n\r\n".getBytes(US_ASCII), 0, 18, 0);
    assertThat(recv(fd)).startsWith("HTTP/1.0 200");
    sockets.close(fd);
  }

  @ParameterizedTest
  @EnumSource(TlsVersion.class)
  void a_credential_may_be_the_name_of_a_file_in_the_secure_flash(TlsVersion version)
      throws Exception {
    sockets.credentials().addFile(FILED, CredentialStore.Type.CA_CERTIFICATE, "root.pem");
    assertThatThrownBy(
            () ->
                sockets
                    .credentials()
                    .addFile(41, CredentialStore.Type.CA_CERTIFICATE, "absent.pem"))
        .hasMessageContaining("ENOENT");
    assertThatThrownBy(
            () ->
                sockets
                    .credentials()
                    .addFile(41, CredentialStore.Type.CA_CERTIFICATE, "../root.pem"))
        .hasMessageContaining("EINVAL");
    OpenSsl.Server server = serve(version, "-www");
    int fd = socket(version, FILED);
    sockets.connect(fd, Endpoint.loopback(server.port()));
    sockets.close(fd);
    sockets.credentials().delete(FILED, CredentialStore.Type.CA_CERTIFICATE);
  }

  @Test
  void a_cached_session_is_resumed_and_a_purge_forgets_it() throws Exception {
    OpenSsl.Server server = serve(TlsVersion.TLS_1_2, "-www");
    assertThat(session(server, false)).contains("New, TLSv1.2");
    assertThat(session(server, false)).contains("Reused, TLSv1.2");
    assertThat(session(server, true)).contains("New, TLSv1.2");
  }

  private String session(OpenSsl.Server server, boolean purge) throws Exception {
    int fd = socket(TlsVersion.TLS_1_2, TestSecurityTags.CA);
    sockets.setsockopt(fd, SocketOption.TLS_SESSION_CACHE, OptionValue.ints(1));
    if (purge) {
      sockets.setsockopt(fd, SocketOption.TLS_SESSION_CACHE_PURGE, OptionValue.ints(1));
    }
    sockets.connect(fd, Endpoint.loopback(server.port()));
    sockets.send(fd, "GET / HTTP/1.0\r\n\r\n".getBytes(US_ASCII), 0, 18, 0);
    StringBuilder page = new StringBuilder();
    for (String part = recv(fd); !part.isEmpty(); part = recv(fd)) {
      page.append(part);
    }
    sockets.close(fd);
    return page.toString();
  }
}
