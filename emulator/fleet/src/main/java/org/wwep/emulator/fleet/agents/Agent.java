package org.wwep.emulator.fleet.agents;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.wwep.emulator.fleet.Fleet;
import org.wwep.emulator.fleet.FleetConfig;
import org.wwep.emulator.fleet.FleetJson;
import org.wwep.emulator.fleet.FleetProgress;
import org.wwep.emulator.fleet.FleetReport;
import org.wwep.emulator.json.JsonLine;
import org.wwep.emulator.json.JsonObject;
import org.wwep.emulator.json.JsonWriter;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.TcpSocket;
import org.wwep.net.host.HostStack;
import org.wwep.rtos.Deadline;

/**
 * An agent that is not the first: it starts when the first one says so, and reports to it.
 *
 * <p>Owned by whoever made it; one thread listens to the first agent, and one tells it how far this
 * one is.
 */
public final class Agent implements FleetRun {
  private static final Duration AGAIN = Duration.ofMillis(200);

  private final HostStack net;
  private final AgentLink link;
  private final Endpoint first;
  private final Duration patience;
  private final CompletableFuture<Void> started = new CompletableFuture<>();
  private final CompletableFuture<Void> received = new CompletableFuture<>();
  private final CompletableFuture<String> lost = new CompletableFuture<>();
  private final ScheduledExecutorService beat =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("wwep-fleet-agent").factory());

  private Agent(HostStack net, AgentLink link, Endpoint first, Duration patience) {
    this.net = net;
    this.link = link;
    this.first = first;
    this.patience = patience;
  }

  /**
   * Goes to the first agent, which may come later than this one.
   *
   * @param token what it has to be told that this one knows
   * @param patience how long to wait for it, and then for the start
   * @throws AgentException if it is not there in time, or refuses this one
   */
  public static Agent join(Endpoint first, FleetConfig config, AgentToken token, Duration patience)
      throws AgentException, InterruptedException {
    HostStack net = new HostStack();
    AgentLink link;
    try {
      link = connect(net, first, patience);
    } catch (AgentException | InterruptedException e) {
      net.close();
      throw e;
    }
    Agent agent = new Agent(net, link, first, patience);
    try {
      Map<String, Object> hello = link.receive();
      if (AgentLink.number(hello, "version") != Coordinator.VERSION) {
        throw new AgentException(
            "what listens at %s is no first agent of this version".formatted(first));
      }
      JsonObject join =
          AgentLink.message("join")
              .with("shard", config.shard().index())
              .with("proof", token.proof(AgentLink.text(hello, "nonce")));
      FleetFingerprint.of(config).parts().forEach(join::with);
      link.send(join);
      return agent;
    } catch (IOException e) {
      agent.close();
      throw agent.gone(String.valueOf(e.getMessage()));
    } catch (AgentException e) {
      agent.close();
      throw e;
    }
  }

  private static AgentLink connect(HostStack net, Endpoint first, Duration patience)
      throws AgentException, InterruptedException {
    Deadline deadline = Deadline.monotonic(patience);
    while (true) {
      try {
        TcpSocket socket = net.socket();
        socket.connect(first, patience);
        return new AgentLink(socket);
      } catch (LinkException e) {
        if (deadline.passed()) {
          throw new AgentException(
              "the first agent did not come to %s within %d s: start shard 1 of the fleet there"
                  .formatted(first, patience.toSeconds()),
              e);
        }
      }
      LockSupport.parkNanos(AGAIN.toNanos());
    }
  }

  @Override
  public Result run(Fleet fleet) throws InterruptedException, AgentException {
    Thread listener = Thread.ofVirtual().name("wwep-fleet-first").start(() -> listen(fleet));
    long every = AgentLink.BEAT.toMillis();
    var _ =
        beat.scheduleWithFixedDelay(
            () -> send(progressMessage(fleet.progress())), every, every, TimeUnit.MILLISECONDS);
    try {
      FleetReport report = fleet.run(this::awaitStart);
      beat.shutdown();
      send(
          FleetJson.fill(
                  new JsonLine(Instant.now(), "fleet").with("schema", Coordinator.VERSION),
                  report,
                  List.of())
              .end());
      return new Result(
          report, delivered() ? List.of() : List.of(String.valueOf(lostText().getMessage())));
    } finally {
      link.close();
      listener.join();
    }
  }

  /** Returns whether the first agent says that it has the report. */
  private boolean delivered() throws InterruptedException {
    try {
      received.get(AgentLink.SILENCE.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (ExecutionException | TimeoutException _) {
      return false;
    }
  }

  private static String progressMessage(FleetProgress progress) {
    JsonObject message =
        AgentLink.message("progress")
            .with("acknowledged", progress.acknowledged())
            .with("failed", progress.failed())
            .with("busy", progress.busy());
    return JsonWriter.write(message.fields());
  }

  private void send(String line) {
    try {
      link.send(line);
    } catch (IOException e) {
      lost.complete(String.valueOf(e.getMessage()));
    }
  }

  private void awaitStart() throws AgentException, InterruptedException {
    send("{\"event\":\"ready\"}");
    try {
      started.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof AgentException stopped ? stopped : lostText();
    } catch (TimeoutException e) {
      throw new AgentException(
          "the first agent at %s gave no start within %d s".formatted(first, patience.toSeconds()),
          e);
    }
  }

  @Override
  public void stop(Fleet fleet) {
    // For nothing if it has started.
    started.completeExceptionally(
        new AgentException("stopped before the first agent at %s gave the start".formatted(first)));
    fleet.stop();
  }

  private void listen(Fleet fleet) {
    try {
      while (true) {
        Map<String, Object> message = link.receive();
        switch (AgentLink.event(message)) {
          case "alive" -> {}
          case "start" -> started.complete(null);
          case "stop" -> fleet.stop();
          case "received" -> {
            received.complete(null);
            return;
          }
          case "refused" -> throw new IOException(AgentLink.text(message, "why"));
          default -> throw new IOException("it sent what no first agent sends");
        }
      }
    } catch (IOException e) {
      lost.complete(String.valueOf(e.getMessage()));
      started.completeExceptionally(e);
      received.completeExceptionally(e);
      // What nobody collects is not to load the server any longer.
      fleet.stop();
    }
  }

  private AgentException lostText() {
    return gone(lost.getNow("it closed the connection"));
  }

  private AgentException gone(String why) {
    return new AgentException("the first agent at %s: %s".formatted(first, why));
  }

  @Override
  public void close() {
    beat.shutdownNow();
    link.close();
    net.close();
  }
}
