package org.wwep.net.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.wwep.net.Endpoint;
import org.wwep.net.TcpSocket;

/** One end of ours, and one of another program, which ends with the test. */
abstract class TlsToolPeers {
  final TlsTestPeers peers = new TlsTestPeers();
  final OpenSsl openssl;

  TlsToolPeers(Path dir) {
    openssl = new OpenSsl(dir);
  }

  @AfterEach
  final void close() {
    openssl.close();
    peers.close();
  }

  /** Connects to another program. */
  final TlsConnection connect(int port, TlsClientConfig config) throws Exception {
    TcpSocket socket = peers.stack.socket();
    socket.connect(Endpoint.loopback(port), TlsTestPeers.LONG);
    return peers.tls.connect(socket, config, TlsTestPeers.LONG);
  }

  /** Has another program send a frame, and returns all that it says. */
  static String exchange(Process client) throws IOException {
    client.outputWriter().write("W0FAC050001\n");
    client.outputWriter().flush();
    return said(client);
  }

  /** Returns all that another program says. */
  static String said(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
  }
}
