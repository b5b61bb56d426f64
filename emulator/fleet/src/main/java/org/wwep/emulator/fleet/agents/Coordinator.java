package org.wwep.emulator.fleet.agents;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.fleet.Fleet;
import org.wwep.emulator.fleet.FleetConfig;
import org.wwep.emulator.fleet.FleetJsonReader;
import org.wwep.emulator.fleet.FleetProgress;
import org.wwep.emulator.fleet.FleetReport;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.LocallyClosedException;
import org.wwep.net.TcpListener;
import org.wwep.net.host.HostStack;
import org.wwep.rtos.Deadline;
import org.wwep.rtos.Rtos;
import org.wwep.value.Shard;

/**
 * The first agent of a fleet: the others come to its address, start with it, and report to it.
 *
 * <p>Owned by whoever made it; each agent is served by a virtual thread.
 */
public final class Coordinator implements FleetRun {
  /** What agents of different versions would not understand of each other. */
  static final long VERSION = 1;

  /** How many may be connected that have not proved yet that they know the token. */
  static final int UNPROVEN = 64;

  /** The most bytes of a request to join, which has the name of a firmware's file. */
  private static final int JOIN = 1 << 14;

  private static final int NONCE = 16;

  /** How much longer than the first agent the others may take for registers and their report. */
  private static final Duration REPORT = Duration.ofSeconds(60);

  private final HostStack net;
  private final TcpListener listener;
  private final FleetFingerprint fingerprint;
  private final int shards;
  private final AgentToken token;
  private final Duration patience;
  private final AgentRoll roll;
  private final Consumer<String> told;
  private final Semaphore unproven = new Semaphore(UNPROVEN);
  private final SecureRandom random = new SecureRandom();
  private final ExecutorService agents = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService beat =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("wwep-fleet-beat").factory());

  private Coordinator(
      HostStack net,
      TcpListener listener,
      FleetConfig config,
      AgentToken token,
      Duration patience,
      Consumer<String> told) {
    this.net = net;
    this.listener = listener;
    this.fingerprint = FleetFingerprint.of(config);
    this.shards = config.shard().count();
    this.token = token;
    this.patience = patience;
    this.told = told;
    this.roll = new AgentRoll(shards);
  }

  /**
   * Listens for the other agents.
   *
   * @param token what they have to know
   * @param patience how long all of them may take until they are ready
   * @param told gets a line for each that comes, is refused or lost
   * @throws AgentException if the address cannot be listened on
   */
  public static Coordinator listen(
      Endpoint at, FleetConfig config, AgentToken token, Duration patience, Consumer<String> told)
      throws AgentException {
    HostStack net = new HostStack();
    Coordinator made;
    try {
      made = new Coordinator(net, net.listen(at), config, token, patience, told);
    } catch (LinkException e) {
      net.close();
      throw new AgentException(
          "the first agent cannot listen on %s: %s".formatted(at, e.getMessage()), e);
    }
    made.agents.execute(made::accept);
    long every = AgentLink.BEAT.toMillis();
    var _ =
        made.beat.scheduleWithFixedDelay(
            () -> made.roll.send(AgentLink.message("alive")), every, every, TimeUnit.MILLISECONDS);
    return made;
  }

  /** Returns where it listens. */
  public Endpoint local() {
    return listener.local();
  }

  private void accept() {
    try {
      while (true) {
        unproven.acquire();
        Connection connection = listener.accept(Rtos.WAIT_FOREVER);
        agents.execute(() -> serve(connection));
      }
    } catch (LocallyClosedException _) {
      // Nobody is waited for any more.
    } catch (LinkException e) {
      told.accept("no more agents can be taken: " + e.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve(Connection connection) {
    try (AgentLink link = new AgentLink(connection)) {
      RemoteAgent agent;
      try {
        agent = admitted(link);
      } finally {
        unproven.release();
      }
      if (agent != null) {
        told.accept(agent + " has come");
        follow(agent);
      }
    } catch (IOException _) {
      // It has not said who it is.
    }
  }

  private @Nullable RemoteAgent admitted(AgentLink link) throws IOException {
    Deadline deadline = Deadline.monotonic(AgentLink.SILENCE);
    byte[] bytes = new byte[NONCE];
    random.nextBytes(bytes);
    String nonce = HexFormat.of().formatHex(bytes);
    link.send(AgentLink.message("hello").with("version", VERSION).with("nonce", nonce));
    Map<String, Object> join = AgentLink.read(link.line(JOIN, deadline));
    RemoteAgent agent = null;
    String why = refusal(join, nonce);
    if (why == null) {
      agent = new RemoteAgent(new Shard((int) AgentLink.number(join, "shard"), shards), link);
      why = roll.add(agent);
    }
    if (why == null) {
      return agent;
    }
    told.accept("an agent at %s was refused: %s".formatted(link, why));
    link.send(AgentLink.message("refused").with("why", why));
    return null;
  }

  private @Nullable String refusal(Map<String, Object> join, String nonce) {
    if (!token.isProvedBy(AgentLink.text(join, "proof"), nonce)) {
      return "it does not have the token of the first agent";
    }
    long shard = AgentLink.number(join, "shard");
    return fingerprint
        .difference(join)
        .orElse(shard < 1 || shard > shards ? "there is no shard " + shard : null);
  }

  private void follow(RemoteAgent agent) {
    try {
      while (true) {
        byte[] line = agent.link.line();
        Map<String, Object> message = AgentLink.read(line);
        switch (AgentLink.event(message)) {
          case "ready" -> roll.ready(agent);
          case "progress" -> roll.progress(agent, progress(message));
          case "fleet" -> {
            FleetReport report = FleetJsonReader.read(line, VERSION);
            agent.link.send(AgentLink.message("received"));
            roll.reported(agent, report);
            return;
          }
          default -> throw new IOException("it sent what no agent sends");
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      String why = String.valueOf(e.getMessage());
      roll.lost(agent, why);
      told.accept("%s is lost: %s".formatted(agent, why));
    }
  }

  private static FleetProgress progress(Map<String, Object> message) {
    return new FleetProgress(
        AgentLink.number(message, "acknowledged"),
        AgentLink.number(message, "failed"),
        AgentLink.number(message, "busy"));
  }

  @Override
  public Result run(Fleet fleet) throws InterruptedException, AgentException {
    try {
      return roll.collect(fleet.run(this::start), REPORT);
    } catch (AgentException e) {
      roll.send(AgentLink.message("refused").with("why", "called off: " + e.getMessage()));
      throw e;
    }
  }

  private void start() throws AgentException, InterruptedException {
    roll.awaitReady(patience);
    roll.send(AgentLink.message("start"));
  }

  @Override
  public void stop(Fleet fleet) {
    roll.stop();
    fleet.stop();
  }

  @Override
  public FleetProgress progress(Fleet fleet) {
    return roll.progress().plus(fleet.progress());
  }

  @Override
  public void close() {
    listener.close();
    beat.shutdownNow();
    roll.close();
    net.close();
    agents.shutdown();
  }
}
