package org.wwep.emulator.cli.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
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
final class OcspStaple implements AutoCloseable {
  /** The most that a question may take, in milliseconds: it comes from this process. */
  private static final int PATIENCE = 1000;

  private static final int QUESTION = 8192;

  private static final Map<String, String> PROPERTIES =
      Map.of(
          "jdk.tls.server.enableStatusRequestExtension", "true",
          "jdk.tls.stapling.responderOverride", "true",
          "jdk.tls.stapling.cacheLifetime", "60");
  private static final String RESPONDER = "jdk.tls.stapling.responderURI";

  private final Path file;
  private final ServerSocket responder;

  private OcspStaple(Path file, ServerSocket responder) {
    this.file = file;
    this.responder = responder;
  }

  /**
   * Checks an answer, and has engines that are made from now on send it.
   *
   * @throws CliException if it cannot be read, or no client can accept it
   */
  static OcspStaple open(Path file, Credential own, InstantSource clock, Consumer<String> warn)
      throws CliException {
    ServerSocket socket;
    try {
      List<String> remarks = own.checkAnswer(BoundedFile.read(file, 1), clock.instant());
      remarks.forEach(warn);
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new CliException(ExitCode.USAGE, "--ocsp-staple " + file + ": " + FileErrors.reason(e));
    } catch (CredentialException e) {
      throw new CliException(ExitCode.USAGE, "--ocsp-staple " + file + ": " + e.getMessage());
    }
    OcspStaple staple = new OcspStaple(file, socket);
    PROPERTIES.forEach(System::setProperty);
    System.setProperty(RESPONDER, "http://127.0.0.1:" + socket.getLocalPort() + "/");
    Thread.ofVirtual().name("wwep-ocsp").start(staple::serve);
    return staple;
  }

  private void serve() {
    while (!responder.isClosed()) {
      try (Socket client = responder.accept()) {
        client.setSoTimeout(PATIENCE);
        // One read is the whole of a question from this process, or enough of it.
        int _ = client.getInputStream().read(new byte[QUESTION]);
        answer(client.getOutputStream());
      } catch (IOException _) {
        // Who asked goes without an answer, and so does its client.
      }
    }
  }

  private void answer(OutputStream out) throws IOException {
    byte[] answer = BoundedFile.read(file, 1);
    String head =
        "HTTP/1.1 200 OK\r\nContent-Type: application/ocsp-response\r\nContent-Length: "
            + answer.length
            + "\r\nConnection: close\r\n\r\n";
    out.write(head.getBytes(US_ASCII));
    out.write(answer);
    out.flush();
  }

  @Override
  public void close() {
    PROPERTIES.keySet().forEach(System::clearProperty);
    System.clearProperty(RESPONDER);
    try {
      responder.close();
    } catch (IOException _) {
      // It is closed all the same.
    }
  }
}
