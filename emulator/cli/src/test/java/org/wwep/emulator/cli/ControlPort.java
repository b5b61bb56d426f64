package org.wwep.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A {@code serve-control} within this process, and its clients. */
final class ControlPort implements AutoCloseable {
  private final Path folder;
  private final Deque<Closeable> open = new ArrayDeque<>();

  ControlPort(Path folder) {
    this.folder = folder;
  }

  ServiceRun served(String... options) {
    List<String> words = new ArrayList<>(List.of("serve-control", "--json"));
    words.addAll(List.of(options));
    ServiceRun service = new ServiceRun(folder, _ -> {}, words);
    open.push(service::close);
    return service;
  }

  /** Connects, and says nothing yet. */
  ControlClient stranger(ServiceRun service) throws Exception {
    ControlClient client = new ControlClient(service.port("control"));
    open.push(client::close);
    return client;
  }

  /** Connects with the token. */
  ControlClient client(ServiceRun service) throws Exception {
    ControlClient client = stranger(service);
    String token = service.await("\"token\":\"([0-9a-f]+)\"");
    assertThat(client.done("{'do':'hello','token':'%s','version':1}".formatted(token)))
        .containsEntry("version", 1);
    return client;
  }

  @Override
  public void close() throws IOException {
    while (!open.isEmpty()) {
      open.pop().close();
    }
  }
}
