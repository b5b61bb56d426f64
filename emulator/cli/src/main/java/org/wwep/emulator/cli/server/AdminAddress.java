package org.wwep.emulator.cli.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.net.Endpoint;
import org.wwep.net.NameNotResolvedException;
import org.wwep.net.NetworkStack;
import org.wwep.net.host.HostStack;
import org.wwep.value.Ranges;

/**
 * The admin port of a running server: {@code 9464} on this machine, or the whole address that the
 * server printed, {@code http://192.0.2.1:9464/TOKEN/}.
 *
 * @param given as the user wrote it
 * @param base ends with a slash
 */
record AdminAddress(String given, String base) {
  private static final Duration CONNECT = Duration.ofSeconds(5);

  /** Answered by a server. */
  @FunctionalInterface
  interface AnswerReader {
    /** Reads the answer, whose reader it closes. */
    void read(InputStream answer) throws IOException, CliException;
  }

  /** Reads a port or an address. */
  static AdminAddress parse(String given) throws CliException {
    if (given.matches("[0-9]{1,6}")) {
      int port = Ranges.within("PORT", Integer.parseInt(given), 1, 65535);
      return new AdminAddress("port " + given, "http://127.0.0.1:" + port + "/");
    }
    try {
      URI uri = URI.create(given);
      if ("http".equals(uri.getScheme()) && uri.getHost() != null && uri.getQuery() == null) {
        return new AdminAddress(given, given.endsWith("/") ? given : given + "/");
      }
    } catch (IllegalArgumentException _) {
      // Said below.
    }
    throw new CliException(
        ExitCode.USAGE,
        "the server is a port of this machine, 9464, or the address that it printed, http://...");
  }

  /**
   * Asks for something.
   *
   * @param name what is there, for messages: {@code feed}
   */
  void ask(String path, String name, AnswerReader reading)
      throws CliException, InterruptedException {
    try (HostStack net = new HostStack();
        HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build()) {
      HttpResponse<InputStream> answer = answer(net, client, URI.create(base + path));
      if (answer.statusCode() == 403) {
        throw environment(
            given + " needs its token: give the whole address that the server printed");
      }
      if (answer.statusCode() != 200) {
        throw environment(given + " has no " + name + ": is it the --admin-port of 'wwep server'?");
      }
      reading.read(answer.body());
    } catch (NameNotResolvedException e) {
      throw environment(given + ": " + e.getMessage());
    } catch (ConnectException _) {
      throw environment("nobody answers at " + given + ": start 'wwep server --admin-port PORT'");
    } catch (HttpTimeoutException _) {
      throw environment(given + " is silent: is it the --admin-port of 'wwep server'?");
    } catch (IOException _) {
      // As when the server ends while it answers.
      throw environment("the server has ended the " + name);
    }
  }

  /** Asks each address of the name in turn, which Java's client does not. */
  static HttpResponse<InputStream> answer(NetworkStack net, HttpClient client, URI uri)
      throws IOException, NameNotResolvedException, InterruptedException {
    ConnectException failure = new ConnectException("no address");
    for (InetAddress address : net.resolveAll(host(uri), CONNECT)) {
      try {
        return client.send(
            HttpRequest.newBuilder(at(address, uri)).timeout(CONNECT).build(),
            HttpResponse.BodyHandlers.ofInputStream());
      } catch (ConnectException e) {
        failure = e;
      }
    }
    throw failure;
  }

  private static String host(URI uri) {
    String host = uri.getHost();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static URI at(InetAddress address, URI uri) {
    String host = new Endpoint(address, 0).host();
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    String rest = uri.toString().substring("http://".length() + uri.getRawAuthority().length());
    return URI.create("http://" + host + port + rest);
  }

  private static CliException environment(String text) {
    return new CliException(ExitCode.ENVIRONMENT, text);
  }
}
