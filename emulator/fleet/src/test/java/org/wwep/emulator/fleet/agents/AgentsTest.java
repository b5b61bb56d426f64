package org.wwep.emulator.fleet.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wwep.client.ClientTimeouts;
import org.wwep.emulator.fleet.ClientTransport;
import org.wwep.emulator.fleet.Fleet;
import org.wwep.emulator.fleet.FleetConfig;
import org.wwep.emulator.fleet.FleetTarget;
import org.wwep.emulator.fleet.Leg;
import org.wwep.emulator.fleet.PressModel;
import org.wwep.emulator.json.JsonObject;
import org.wwep.emulator.server.MemoryStore;
import org.wwep.emulator.server.netty.NettyServer;
import org.wwep.emulator.server.netty.NettySettings;
import org.wwep.emulator.server.netty.ServerMetrics;
import org.wwep.emulator.server.netty.TransactionLog;
import org.wwep.hal.MacAddress;
import org.wwep.net.Endpoint;
import org.wwep.net.ReceiveTimeoutException;
import org.wwep.net.TcpListener;
import org.wwep.net.TcpSocket;
import org.wwep.net.host.HostStack;
import org.wwep.protocol.server.ServerSettings;
import org.wwep.rtos.Deadline;
import org.wwep.value.Shard;

/** Several agents that are one fleet, in one process. */
@Timeout(120)
class AgentsTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final AgentToken TOKEN = new AgentToken("planted");

  private final List<String> told = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private NettyServer server;
  private long seed = 7;
  private Duration duration = Duration.ofMillis(500);
  private PressModel model = new PressModel.Open(100);

  @BeforeEach
  void start() throws Exception {
    server =
        NettyServer.start(
            NettySettings.of(ServerSettings.at(Endpoint.loopback(0))),
            new MemoryStore(),
            new TransactionLog(InstantSource.system()),
            ServerMetrics.NONE);
  }

  @AfterEach
  void stop() {
    threads.shutdownNow();
    server.close();
  }

  private FleetConfig config(int shard) {
    return new FleetConfig(
        FleetTarget.open(server.local().getFirst())
            .withTimeouts(new ClientTimeouts(LONG, LONG, LONG)),
        30,
        new Shard(shard, 3),
        MacAddress.parse("02:00:00:00:00:01"),
        model,
        Duration.ZERO,
        duration,
        seed,
        1,
        ClientTransport.best());
  }

  private Coordinator first(Duration patience) throws AgentException {
    return Coordinator.listen(Endpoint.loopback(0), config(1), TOKEN, patience, told::add);
  }

  private FleetRun.Result run(FleetRun run, int shard) throws Exception {
    try (Fleet fleet = new Fleet(config(shard))) {
      return run.run(fleet);
    }
  }

  private Future<FleetRun.Result> agent(Endpoint first, int shard, AgentToken token) {
    Callable<FleetRun.Result> work =
        () -> {
          try (Agent agent = Agent.join(first, config(shard), token, LONG)) {
            return run(agent, shard);
          }
        };
    return threads.submit(work);
  }

  @Test
  void all_start_together_and_the_first_one_reports_for_all() throws Exception {
    try (Coordinator first = first(LONG)) {
      Future<FleetRun.Result> second = agent(first.local(), 2, TOKEN);
      Future<FleetRun.Result> third = agent(first.local(), 3, TOKEN);
      FleetRun.Result all = run(first, 1);
      assertThat(all.missing()).isEmpty();
      assertThat(all.report().shard().isWhole()).isTrue();
      assertThat(all.report().tally().presses()).isEqualTo(50);
      assertThat(all.report().tally().acknowledgedPresses()).isEqualTo(50);
      assertThat(all.report().legs().count(Leg.WHOLE)).isEqualTo(50);
      long others =
          second.get().report().tally().presses() + third.get().report().tally().presses();
      assertThat(others).isBetween(1L, 49L);
      assertThat(second.get().missing()).isEmpty();
      assertThat(told).hasSize(2).allMatch(line -> line.endsWith(" has come"));
    }
  }

  @Test
  void who_does_not_come_in_time_is_named_and_nobody_presses() throws Exception {
    Future<FleetRun.Result> second;
    try (Coordinator first = first(Duration.ofMillis(300))) {
      second = agent(first.local(), 2, TOKEN);
      assertThatThrownBy(() -> run(first, 1))
          .isInstanceOf(AgentException.class)
          .hasMessageContaining("shard 3/3 did not come")
          .hasMessageContaining("wait longer");
    }
    assertThatThrownBy(second::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(AgentException.class);
  }

  @Test
  void who_has_another_token_or_other_options_is_refused_by_name() throws Exception {
    try (Coordinator first = first(LONG)) {
      assertThatThrownBy(agent(first.local(), 2, AgentToken.NONE)::get)
          .hasMessageContaining("does not have the token");
      FleetConfig own = config(1);
      seed = 8;
      assertThatThrownBy(agent(first.local(), 2, TOKEN)::get)
          .hasMessageContaining("its seed is '8', and that of the first agent '7'");
      assertThat(own.seed()).isEqualTo(7);
      seed = 7;
      assertThatThrownBy(agent(first.local(), 1, TOKEN)::get)
          .hasMessageContaining("shard 1/3 is there");
      assertThat(told).hasSize(3).allMatch(line -> line.contains(" was refused: "));
      Future<FleetRun.Result> second = agent(first.local(), 2, TOKEN);
      Future<FleetRun.Result> third = agent(first.local(), 3, TOKEN);
      assertThat(run(first, 1).missing()).isEmpty();
      assertThat(second.get().missing()).isEmpty();
      assertThat(third.get().missing()).isEmpty();
    }
  }

  /** A list as long as lists may be. */
  private static PressModel list(String name, int pause) {
    return new PressModel.Sequence(
        name,
        IntStream.range(0, PressModel.Sequence.MOST_PRESSES)
            .mapToObj(
                i ->
                    new PressModel.Sequence.Press(
                        Duration.ofMillis(60), Duration.ofMillis(pause + i)))
            .toList());
  }

  @Test
  void agents_of_a_long_list_have_to_have_the_same_one_by_any_name() throws Exception {
    model = list("first", 100);
    try (Coordinator first = first(LONG)) {
      model = list("first", 200);
      assertThatThrownBy(agent(first.local(), 2, TOKEN)::get)
          .hasMessageEndingWith("its scenario is another one than that of the first agent");
      model = new PressModel.Open(5);
      assertThatThrownBy(agent(first.local(), 2, TOKEN)::get)
          .hasMessageContaining("its presses is '5 presses/s'");
      model = list("copy", 100);
      Future<FleetRun.Result> second = agent(first.local(), 2, TOKEN);
      Future<FleetRun.Result> third = agent(first.local(), 3, TOKEN);
      assertThat(run(first, 1).missing()).isEmpty();
      assertThat(second.get().missing()).isEmpty();
      assertThat(third.get().missing()).isEmpty();
    }
  }

  @Test
  void an_agent_that_is_lost_is_named_and_the_others_are_added_up() throws Exception {
    try (Coordinator first = first(LONG);
        Agent lost = Agent.join(first.local(), config(3), TOKEN, LONG)) {
      Future<FleetRun.Result> second = agent(first.local(), 2, TOKEN);
      Runnable kill = lost::close;
      Future<FleetRun.Result> third =
          threads.submit(
              () -> {
                try (Fleet fleet = new Fleet(config(3))) {
                  Thread killer =
                      Thread.startVirtualThread(
                          () -> {
                            while (fleet.progress().acknowledged() == 0) {
                              Thread.onSpinWait();
                            }
                            kill.run();
                          });
                  FleetRun.Result result = lost.run(fleet);
                  killer.join();
                  return result;
                }
              });
      FleetRun.Result all = run(first, 1);
      assertThat(all.missing())
          .singleElement()
          .asString()
          .startsWith("shard 3/3 at 127.0.0.1:")
          .contains("has not reported: ");
      assertThat(second.get().missing()).isEmpty();
      assertThat(third.get().missing()).singleElement().asString().startsWith("the first agent");
      assertThat(all.report().tally().presses()).isBetween(1L, 49L);
    }
  }

  @Test
  void a_stop_of_the_first_one_stops_all() throws Exception {
    duration = Duration.ofMinutes(30);
    try (Coordinator first = first(LONG);
        Fleet fleet = new Fleet(config(1))) {
      Future<FleetRun.Result> second = agent(first.local(), 2, TOKEN);
      Future<FleetRun.Result> third = agent(first.local(), 3, TOKEN);
      Thread stopper =
          Thread.startVirtualThread(
              () -> {
                while (first.progress(fleet).acknowledged() < 3) {
                  Thread.onSpinWait();
                }
                first.stop(fleet);
              });
      FleetRun.Result all = first.run(fleet);
      stopper.join();
      assertThat(all.report().interrupted()).isTrue();
      assertThat(all.missing()).isEmpty();
      assertThat(second.get().report().interrupted()).isTrue();
      assertThat(third.get().report().interrupted()).isTrue();
    }
  }

  @Test
  void bytes_of_strangers_are_refused_and_nothing_of_them_is_printed_raw() throws Exception {
    try (Coordinator first = first(LONG);
        HostStack net = new HostStack()) {
      TcpSocket stranger = net.socket();
      stranger.connect(first.local(), LONG);
      AgentLink link = new AgentLink(stranger);
      assertThat(AgentLink.event(link.receive())).isEqualTo("hello");
      link.send("{\"event\":\"join\",\"proof\":\"\\u001b[31m\"}");
      assertThat(new String(link.line(), StandardCharsets.UTF_8))
          .contains("does not have the token")
          .doesNotContain("\u001b");
      assertThatThrownBy(link::line).hasMessage("it closed the connection");
      assertThat(told).singleElement().asString().doesNotContain("\u001b");
    }
  }

  private static AgentLink linkTo(HostStack net, Endpoint first) throws Exception {
    TcpSocket socket = net.socket();
    socket.connect(first, LONG);
    return new AgentLink(socket);
  }

  /** Comes as an agent does, and says that it is ready. */
  private AgentLink ready(HostStack net, Endpoint first, int shard) throws Exception {
    AgentLink link = linkTo(net, first);
    String nonce = AgentLink.text(link.receive(), "nonce");
    JsonObject join =
        AgentLink.message("join").with("shard", shard).with("proof", TOKEN.proof(nonce));
    FleetFingerprint.of(config(shard)).parts().forEach(join::with);
    link.send(join);
    link.send(AgentLink.message("ready"));
    return link;
  }

  @Test
  void a_stop_does_not_wait_long_for_an_agent_that_does_not_report() throws Exception {
    duration = Duration.ofMinutes(30);
    try (Coordinator first = first(LONG);
        HostStack net = new HostStack();
        Fleet fleet = new Fleet(config(1));
        AgentLink second = ready(net, first.local(), 2);
        AgentLink third = ready(net, first.local(), 3)) {
      Future<FleetRun.Result> run = threads.submit(() -> first.run(fleet));
      for (AgentLink link : List.of(second, third)) {
        while (!AgentLink.event(link.receive()).equals("start")) {
          assertThat(run.isDone()).isFalse();
        }
      }
      first.stop(fleet);
      assertThat(
              run.get(AgentRoll.AFTER_STOP.plusSeconds(2).toMillis(), TimeUnit.MILLISECONDS)
                  .missing())
          .hasSize(2)
          .allMatch(line -> line.endsWith("has not reported: not within 4 s of the stop"));
    }
  }

  @Test
  void an_agent_that_waits_for_the_start_ends_on_a_stop() throws Exception {
    try (HostStack net = new HostStack();
        TcpListener listener = net.listen(Endpoint.loopback(0));
        Fleet fleet = new Fleet(config(2))) {
      Future<Agent> joined =
          threads.submit(() -> Agent.join(listener.local(), config(2), TOKEN, LONG));
      try (AgentLink link = new AgentLink(listener.accept(LONG))) {
        link.send(
            AgentLink.message("hello").with("version", Coordinator.VERSION).with("nonce", "1"));
        assertThat(AgentLink.event(link.receive())).isEqualTo("join");
        try (Agent agent = joined.get()) {
          Future<FleetRun.Result> run = threads.submit(() -> agent.run(fleet));
          assertThat(AgentLink.event(link.receive())).isEqualTo("ready");
          agent.stop(fleet);
          assertThatThrownBy(() -> run.get(5, TimeUnit.SECONDS))
              .hasCauseInstanceOf(AgentException.class)
              .hasMessageContaining("stopped before the first agent")
              .hasMessageContaining("gave the start");
        }
      }
    }
  }

  @Test
  void a_stranger_that_sends_without_an_end_is_cut_off() throws Exception {
    try (Coordinator first = first(LONG);
        HostStack net = new HostStack();
        TcpSocket stranger = net.socket()) {
      stranger.connect(first.local(), LONG);
      assertThat(AgentLink.event(new AgentLink(stranger).receive())).isEqualTo("hello");
      assertThatThrownBy(
              () -> {
                stranger.send(new byte[1 << 16], LONG);
                if (stranger.receive(1, Duration.ofSeconds(5)) == null) {
                  throw new EOFException("closed");
                }
              })
          .isNotInstanceOf(ReceiveTimeoutException.class);
    }
  }

  @Test
  void only_so_many_strangers_are_listened_to_at_a_time() throws Exception {
    try (Coordinator first = first(LONG);
        HostStack net = new HostStack()) {
      List<AgentLink> strangers = new ArrayList<>();
      for (int i = 0; i < Coordinator.UNPROVEN; i++) {
        AgentLink link = linkTo(net, first.local());
        strangers.add(link);
        assertThat(AgentLink.event(link.receive())).isEqualTo("hello");
      }
      TcpSocket next = net.socket();
      next.connect(first.local(), LONG);
      assertThatThrownBy(() -> next.receive(1, Duration.ofMillis(200)))
          .isInstanceOf(ReceiveTimeoutException.class);
      strangers.getFirst().close();
      assertThat(AgentLink.event(new AgentLink(next).receive())).isEqualTo("hello");
    }
  }

  @Test
  void a_line_that_comes_byte_by_byte_has_one_deadline() throws Exception {
    try (HostStack net = new HostStack();
        TcpListener listener = net.listen(Endpoint.loopback(0));
        TcpSocket stranger = net.socket()) {
      stranger.connect(listener.local(), LONG);
      stranger.send(new byte[] {'x'}, LONG);
      try (AgentLink link = new AgentLink(listener.accept(LONG))) {
        Instant[] now = {Instant.EPOCH};
        Deadline deadline = Deadline.after(Duration.ofSeconds(10), () -> now[0]);
        now[0] = now[0].plusSeconds(11);
        assertThatThrownBy(() -> link.line(100, deadline))
            .hasMessage("it has sent no whole message in time");
      }
    }
  }
}
