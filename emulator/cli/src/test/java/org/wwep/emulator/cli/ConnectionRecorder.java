package org.wwep.emulator.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;

/** Leaves behind in files what clients sent, until its listener is closed. */
final class ConnectionRecorder {
  private static final int MOST = 4096;

  private final Path folder;

  ConnectionRecorder(Path folder) {
    this.folder = folder;
  }

  /** How long the first message of each connection is. */
  void hellos(ServerSocket listener) {
    try {
      while (true) {
        try (Socket client = listener.accept()) {
          int length = client.getInputStream().read(new byte[MOST]);
          Files.writeString(folder.resolve("hello"), "the hello has " + length + " bytes");
        }
      }
    } catch (IOException e) {
      // The test is over.
    }
  }

  /** Which network a device was given, by a phone that is told that all is well. */
  void networks(ServerSocket listener) {
    try {
      while (true) {
        try (Socket phone = listener.accept()) {
          String request = request(phone);
          if (request.contains("profile_add")) {
            Files.writeString(folder.resolve("network"), request.replaceAll("(?s).*\r\n", ""));
          }
          phone.getOutputStream().write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(US_ASCII));
        }
      }
    } catch (IOException e) {
      // The test is over.
    }
  }

  private static String request(Socket phone) throws IOException {
    byte[] bytes = new byte[MOST];
    int length = phone.getInputStream().read(bytes);
    return new String(bytes, 0, Math.max(0, length), US_ASCII);
  }
}
