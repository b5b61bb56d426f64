package org.wwep.emulator.cli.server;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.http.HttpHandler;
import org.wwep.emulator.http.HttpRequest;
import org.wwep.emulator.http.HttpResponse;
import org.wwep.emulator.http.HttpService;
import org.wwep.net.Endpoint;
import org.wwep.net.tls.Credential;
import org.wwep.net.tls.CredentialException;
import org.wwep.value.BoundedFile;
import org.wwep.value.FileErrors;

/**
 * A CA's answer about the server's certificate (OCSP), in a file, as the JDK's TLS engine sends it
 * along.
 *
 * <p>That engine takes answers from a responder alone, by HTTP: so this is one, on the loopback
 * interface. It reads the file at each question; the engine asks at the first handshake, and once a
 * minute at most.
 *
 * <p><b>Source</b>: JSSE Reference Guide, on the properties {@code jdk.tls.stapling}.
 */
final class OcspStaple implements HttpHandler, AutoCloseable {
  private static final Map<String, String> PROPERTIES =
      Map.of(
          "jdk.tls.server.enableStatusRequestExtension", "true",
          "jdk.tls.stapling.responderOverride", "true",
          "jdk.tls.stapling.cacheLifetime", "60");
  private static final String RESPONDER = "jdk.tls.stapling.responderURI";

  private final Path file;
  private final HttpService responder;

  private OcspStaple(Path file) throws IOException {
    this.file = file;
    this.responder = HttpService.start(Endpoint.loopback(0), "wwep-ocsp", this);
  }

  /**
   * Checks an answer, and has engines that are made from now on send it.
   *
   * @throws CliException if it cannot be read, or no client can accept it
   */
  static OcspStaple open(Path file, Credential own, InstantSource clock, Consumer<String> warn)
      throws CliException {
    OcspStaple staple;
    try {
      List<String> remarks = own.checkAnswer(BoundedFile.read(file, 1), clock.instant());
      remarks.forEach(warn);
      staple = new OcspStaple(file);
    } catch (IOException e) {
      throw new CliException(ExitCode.USAGE, "--ocsp-staple " + file + ": " + FileErrors.reason(e));
    } catch (CredentialException e) {
      throw new CliException(ExitCode.USAGE, "--ocsp-staple " + file + ": " + e.getMessage());
    }
    PROPERTIES.forEach(System::setProperty);
    System.setProperty(RESPONDER, "http://" + staple.responder.local() + "/");
    return staple;
  }

  @Override
  public HttpResponse handle(HttpRequest request) {
    try {
      return HttpResponse.bytes(200, "application/ocsp-response", BoundedFile.read(file, 1));
    } catch (IOException e) {
      // Who asked goes without an answer, and so does its client.
      return refuse(404, FileErrors.reason(e));
    }
  }

  @Override
  public void close() {
    PROPERTIES.keySet().forEach(System::clearProperty);
    System.clearProperty(RESPONDER);
    responder.close();
  }
}
