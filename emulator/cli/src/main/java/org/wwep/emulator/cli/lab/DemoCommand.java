package org.wwep.emulator.cli.lab;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wwep.client.ApiStyle;
import org.wwep.device.ClientDevice;
import org.wwep.device.DeviceConfig;
import org.wwep.device.DeviceSummary;
import org.wwep.device.LinkConfig;
import org.wwep.device.ServerConfig;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ErrorOutput;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.cli.terminal.LineWriter;
import org.wwep.emulator.rig.ButtonPresser;
import org.wwep.emulator.server.MemoryStore;
import org.wwep.emulator.server.RegisterServer;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.emulated.Bounce;
import org.wwep.hal.emulated.EmulatedBoard;
import org.wwep.net.Endpoint;
import org.wwep.net.host.HostStack;
import org.wwep.protocol.server.ServerPort;
import org.wwep.protocol.server.ServerSettings;
import org.wwep.rtos.HostRtos;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code wwep demo}. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Runs a complete example in one process: register server, emulated board, four presses.",
      "They go by streams and by packets, in the clear and over TLS.",
      "Exit code 0 if every press was acknowledged and the server's register equals the LED."
    })
public final class DemoCommand implements Callable<Integer> {
  private static final Duration HOLD = Duration.ofMillis(80);
  private static final Duration REST = Duration.ofMillis(40);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    LineWriter out = LineWriter.standard();
    MemoryStore store = new MemoryStore();
    try (HostRtos rtos = new HostRtos(1);
        HostStack net = new HostStack();
        EmulatedBoard board = new EmulatedBoard(BoardConfig.defaults(), rtos::now);
        DemoCertificates secrets = new DemoCertificates(InstantSource.system())) {
      DemoTranscript transcript = new DemoTranscript(rtos.now(), out);
      out.line("board: emulated, because this is the demo");
      Endpoint any = Endpoint.loopback(0);
      ServerSettings options =
          ServerSettings.at(any)
              .withPorts(ServerPort.open(any), new ServerPort(any, secrets.server()));
      try (RegisterServer server =
          RegisterServer.start(rtos, net, options, store, transcript::server)) {
        int open = server.local().getFirst().port();
        int tls = server.local().getLast().port();
        out.line("server: listening " + server.local().getFirst() + " open");
        out.line("server: listening " + server.local().getLast() + " tls");
        DeviceConfig config =
            DeviceConfig.forServer(
                ServerConfig.named("localhost"),
                LinkConfig.open(open),
                LinkConfig.secured(tls, secrets.client("localhost")),
                LinkConfig.open(open).withApi(ApiStyle.PACKET),
                LinkConfig.secured(tls, secrets.client("localhost")).withApi(ApiStyle.PACKET));
        try (ClientDevice device = new ClientDevice(board, rtos, net, config, transcript)) {
          return play(rtos, board, device, config.links(), store, transcript, out);
        }
      }
    }
  }

  private int play(
      HostRtos rtos,
      EmulatedBoard board,
      ClientDevice device,
      List<LinkConfig> links,
      MemoryStore store,
      DemoTranscript transcript,
      LineWriter out)
      throws InterruptedException, CliException {
    device.powerOn();
    boolean done = device.drain(PATIENCE);
    ButtonPresser presser =
        new ButtonPresser(
            rtos, board.button("btn1"), Bounce.Profile.TYPICAL.seeded(rtos.seed()), REST);
    for (int press = 1; press <= links.size(); press++) {
      out.line("");
      out.line("press " + press + " of " + links.size() + ": " + links.get(press - 1));
      presser.press(HOLD);
      done &= device.drain(PATIENCE);
      transcript.bounced(rtos.now());
    }
    DeviceSummary summary = device.summary();
    int register = DeviceConfig.Parts.DEFAULT.register();
    OptionalInt held = store.read(device.id(), register);
    boolean equal = held.isPresent() && held.getAsInt() == (summary.lit() ? 1 : 0);
    out.line("");
    transcript.table();
    out.line(
        "register %02X of device %s: %s on the server, LED %s"
            .formatted(
                register,
                device.id(),
                held.isPresent() ? "%04X".formatted(held.getAsInt()) : "never written",
                summary.lit() ? "on" : "off"));
    if (done && equal && summary.acknowledged() == links.size()) {
      out.line("PASS: " + links.size() + " of " + links.size() + " presses acknowledged");
      return out.finish(ExitCode.PASS);
    }
    out.flush();
    ErrorOutput.line(
        spec,
        "wwep demo: %d of %d presses were acknowledged, the register %s what the LED shows"
            .formatted(summary.acknowledged(), links.size(), equal ? "holds" : "does not hold"));
    return ExitCode.FAILED;
  }
}
