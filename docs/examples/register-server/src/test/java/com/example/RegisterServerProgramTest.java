package com.example;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Socket;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.wwep.emulator.server.MemoryStore;

import org.wwep.emulator.server.netty.NettyServer;
import org.wwep.emulator.server.netty.NettySettings;
import org.wwep.emulator.server.netty.ServerMetrics;
import org.wwep.emulator.server.netty.TransactionLog;
import org.wwep.net.Endpoint;
import org.wwep.protocol.server.ServerSettings;

/** The register server, started by a program that has no other artifact of wwep. */
class RegisterServerProgramTest {
  @Test
  void a_register_is_written_and_read_back() throws Exception {
    NettySettings settings = NettySettings.of(ServerSettings.at(Endpoint.loopback(0)));
    TransactionLog log = new TransactionLog(InstantSource.system());
    try (MemoryStore store = new MemoryStore();
        NettyServer server = NettyServer.start(settings, store, log, ServerMetrics.NONE)) {
      Endpoint local = server.local().getFirst();
      assertEquals("A0FAC05BEEF", exchange(local, "W0FAC05BEEF"));
      assertEquals("A0FAC05BEEF", exchange(local, "R0FAC05"));
      assertTrue(log.transactions() >= 2);
    }
  }

  private static String exchange(Endpoint server, String request) throws Exception {
    try (Socket socket = new Socket(server.address(), server.port())) {
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), US_ASCII);
    }
  }
}
