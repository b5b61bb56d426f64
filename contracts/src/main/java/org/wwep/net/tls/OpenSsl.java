package org.wwep.net.tls;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The {@code openssl} command, one process at a time; closing ends the process. */
public final class OpenSsl implements AutoCloseable {
  private final Path dir;
  private final List<Process> running = new ArrayList<>();

  /** Keeps its files in a directory. */
  public OpenSsl(Path dir) {
    this.dir = dir;
  }

  /** Says whether there is such a command. */
  public static boolean isInstalled() {
    try {
      return new ProcessBuilder("openssl", "version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  Path certificates(String name, List<X509Certificate> chain) throws Exception {
    StringBuilder text = new StringBuilder();
    for (X509Certificate certificate : chain) {
      text.append(pem("CERTIFICATE", certificate.getEncoded()));
    }
    return Files.writeString(dir.resolve(name), text);
  }

  Path key(String name, Credential own) throws Exception {
    byte[] der = own.pkcs8();
    return Files.writeString(dir.resolve(name), pem("PRIVATE KEY", der));
  }

  static String pem(String type, byte[] der) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n";
  }

  Process start(List<String> arguments) throws IOException {
    List<String> line = new ArrayList<>(List.of("openssl"));
    line.addAll(arguments);
    return run(line);
  }

  /** Starts any command, which ends with this. */
  public Process run(List<String> line) throws IOException {
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    running.add(process);
    return process;
  }

  /** Connects to a port of this machine, sends a text, and returns all that the command says. */
  public String connect(int port, TlsVersion version, String text, List<String> arguments)
      throws IOException {
    List<String> line = new ArrayList<>(List.of("s_client", "-connect", "127.0.0.1:" + port));
    line.add(version == TlsVersion.TLS_1_3 ? "-tls1_3" : "-tls1_2");
    line.addAll(arguments);
    Process process = start(line);
    try {
      process.outputWriter().write(text);
      process.outputWriter().flush();
    } catch (IOException _) {
      // It was refused before it could send, and says so.
    }
    StringWriter said = new StringWriter();
    process.inputReader(StandardCharsets.ISO_8859_1).transferTo(said);
    return said.toString();
  }

  /** Starts a server on a free port, and returns once it accepts. */
  public Server serve(List<String> arguments) throws IOException {
    List<String> line = new ArrayList<>(List.of("s_server", "-accept", "127.0.0.1:0"));
    line.addAll(arguments);
    Process process = start(line);
    StringBuilder text = new StringBuilder();
    while (true) {
      String said = process.inputReader(StandardCharsets.ISO_8859_1).readLine();
      if (said == null) {
        throw new AssertionError("s_server ended: " + text);
      }
      text.append(said).append('\n');
      if (said.startsWith("ACCEPT ")) {
        return new Server(process, Integer.parseInt(said.substring(said.lastIndexOf(':') + 1)));
      }
    }
  }

  /** A running server. */
  public record Server(Process process, int port) {
    /** Types a line on the server's terminal, which it sends. */
    public void type(String line) throws IOException {
      process.outputWriter().write(line + "\n");
      process.outputWriter().flush();
    }

    /** Waits for a line that has this in it. */
    public String await(String part) throws IOException {
      StringBuilder text = new StringBuilder();
      while (true) {
        String said = process.inputReader(StandardCharsets.ISO_8859_1).readLine();
        if (said == null) {
          throw new AssertionError("not said: " + part + ", but: " + text);
        }
        text.append(said).append('\n');
        if (said.contains(part)) {
          return text.toString();
        }
      }
    }

    /** Ends the server, and returns all that it said since. */
    public String stop() throws Exception {
      // The process's own destroy would throw away what is still to be read.
      process.toHandle().destroy();
      StringWriter rest = new StringWriter();
      process.inputReader(StandardCharsets.ISO_8859_1).transferTo(rest);
      return rest.toString();
    }
  }

  @Override
  public void close() {
    running.forEach(Process::destroyForcibly);
  }
}
