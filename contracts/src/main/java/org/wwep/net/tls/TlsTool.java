package org.wwep.net.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Another program's TLS client and server, with its names of versions and suites. */
public enum TlsTool {
  /** {@code openssl s_client} and {@code s_server}. */
  OPENSSL("openssl", "version"),
  /** {@code gnutls-cli} and {@code gnutls-serv}. */
  GNUTLS("gnutls-cli", "--version");

  private static final Pattern SUITE =
      Pattern.compile(
          "(?<exchange>[A-Z_]+_WITH_)?(?<cipher>AES_\\d+_(GCM|CCM|CBC)|CHACHA20_POLY1305)(_SHA\\d*)?");

  private static final Pattern NUMBER = Pattern.compile("0x(\\p{XDigit}{2}), ?0x(\\p{XDigit}{2})");

  private final String command;
  private final String version;

  TlsTool(String command, String version) {
    this.command = command;
    this.version = version;
  }

  /** Says whether it is there. */
  public boolean isInstalled() {
    try {
      Process process = new ProcessBuilder(command, version).redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * Returns the command of a client that checks the server's name and chain, and shows its own.
   *
   * @param suite the number of the only one it offers, or null for its defaults
   */
  public List<String> client(
      int port, TlsVersion tls, @Nullable Integer suite, TestKeyType.KeyFiles files) {
    List<String> line = new ArrayList<>();
    switch (this) {
      case OPENSSL -> {
        line.addAll(List.of("openssl", "s_client", "-connect", "127.0.0.1:" + port));
        line.addAll(List.of("-servername", "localhost", "-verify_hostname", "localhost"));
        line.addAll(List.of("-verify_return_error", "-CAfile", files.ca().toString()));
        line.addAll(List.of("-cert", files.certificate().toString()));
        line.addAll(List.of("-cert_chain", files.certificate().toString()));
        line.addAll(List.of("-key", files.key().toString(), "-quiet", "-no_ign_eof"));
        line.addAll(openssl(tls, suite));
      }
      case GNUTLS -> {
        line.addAll(List.of("gnutls-cli", "--port", String.valueOf(port)));
        line.addAll(List.of("--sni-hostname=localhost", "--verify-hostname=localhost"));
        line.addAll(List.of("--x509cafile", files.ca().toString()));
        line.addAll(List.of("--x509certfile", files.certificate().toString()));
        line.addAll(List.of("--x509keyfile", files.key().toString()));
        line.addAll(List.of("--priority", priority(tls, suite), "127.0.0.1"));
      }
    }
    return line;
  }

  /** Returns the command of a server that asks for a certificate and returns what it reads. */
  public List<String> server(int port, TestKeyType.KeyFiles files) {
    return switch (this) {
      case OPENSSL ->
          List.of(
              "openssl",
              "s_server",
              "-accept",
              "127.0.0.1:" + port,
              "-rev",
              "-cert",
              files.certificate().toString(),
              "-key",
              files.key().toString(),
              "-cert_chain",
              files.certificate().toString(),
              "-CAfile",
              files.ca().toString(),
              "-Verify",
              "3",
              "-verify_return_error");
      case GNUTLS ->
          List.of(
              "gnutls-serv",
              "--port",
              String.valueOf(port),
              "--echo",
              "--x509certfile",
              files.certificate().toString(),
              "--x509keyfile",
              files.key().toString(),
              "--x509cafile",
              files.ca().toString(),
              "--require-client-cert",
              "--verify-client-cert");
    };
  }

  /** Returns the numbers of the suites that it offers without being told to, as it lists them. */
  public List<Integer> defaults() throws IOException {
    List<String> line =
        switch (this) {
          case OPENSSL -> List.of("openssl", "ciphers", "-V", "-s");
          case GNUTLS -> List.of("gnutls-cli", "--list", "--priority", "NORMAL");
        };
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    return NUMBER
        .matcher(said)
        .results()
        .map(found -> Integer.parseInt(found.group(1) + found.group(2), 16))
        .toList();
  }

  private static List<String> openssl(TlsVersion tls, @Nullable Integer suite) {
    String flag = tls == TlsVersion.TLS_1_3 ? "-tls1_3" : "-tls1_2";
    if (suite == null) {
      return List.of(flag);
    }
    String name = TlsSuite.name(suite);
    return tls == TlsVersion.TLS_1_3
        ? List.of(flag, "-ciphersuites", name)
        : List.of(
            flag,
            "-cipher",
            name.replaceFirst("TLS_(RSA_WITH_)?", "")
                .replace("CHACHA20_POLY1305_SHA256", "CHACHA20_POLY1305")
                .replace("_WITH_AES_", "-AES")
                .replace("AES_", "AES")
                .replace("_CBC", "")
                .replace("_WITH", "")
                .replace('_', '-'));
  }

  private static String priority(TlsVersion tls, @Nullable Integer suite) {
    String versions = "NORMAL:-VERS-ALL:+VERS-TLS" + (tls == TlsVersion.TLS_1_3 ? "1.3" : "1.2");
    if (suite == null) {
      return versions;
    }
    String name = TlsSuite.name(suite).substring("TLS_".length());
    Matcher parts = SUITE.matcher(name);
    if (!parts.matches()) {
      throw new AssertionError(name);
    }
    String exchange = parts.group("exchange");
    String only = versions + ":-CIPHER-ALL:+" + parts.group("cipher").replace('_', '-');
    return exchange == null
        ? only
        : only
            + (":-MAC-ALL:+" + mac(name))
            + (":-KX-ALL:+" + exchange.replace("_WITH_", "").replace('_', '-'));
  }

  private static String mac(String name) {
    return !name.contains("CBC")
        ? "AEAD"
        : name.endsWith("_SHA") ? "SHA1" : name.substring(name.lastIndexOf('_') + 1);
  }
}
