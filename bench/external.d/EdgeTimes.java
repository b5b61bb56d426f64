import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.carrier.Carriers;
import org.wwep.emulator.fault.FaultFormat;
import org.wwep.emulator.run.ScenarioFirmware;
import org.wwep.emulator.run.ServerKindSelector;
import org.wwep.emulator.run.Testbed;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.scenario.command.Commands;
import org.wwep.emulator.scenario.yaml.ParseResult;
import org.wwep.emulator.scenario.yaml.ScenarioParser;
import org.wwep.emulator.testbed.HarnessFactory;
import org.wwep.emulator.testbed.RealTimeWorld;
import org.wwep.emulator.timeline.TimelineEvent;

/** What our bench adds from the kernel's time of an LED's edge to its entry on the timeline: CHIP LINE EDGES WARM. */
public final class EdgeTimes {
  private EdgeTimes() {}

  public static void main(String[] args) throws Exception {
    int edges = Integer.parseInt(args[2]);
    int warm = Integer.parseInt(args[3]);
    String yaml =
        "version: 1\nrig: external\ndevices: [{id: dut, external: {chip: %s, leds: {led1: {line: %s}}}}]\nsteps: [delay: 1ms]\n"
            .formatted(args[0], args[1]);
    ParseResult read = new ScenarioParser(Commands.ALL, FaultFormat::parse).parse("edges.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    Scenario scenario = ((ParseResult.Valid) read).scenario();
    ScenarioFirmware boards = ScenarioFirmware.load(scenario, Carriers.installed(), EdgeTimes.class.getClassLoader());
    List<Long> added = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch all = new CountDownLatch(warm + edges);
    RealTimeWorld world = new RealTimeWorld(1, _ -> HarnessFactory.emulated());
    try {
      world.run(
          () -> {
            try (Testbed testbed = Testbed.set(world, scenario, boards, ServerKindSelector.COURSE)) {
              testbed.powerOn();
              world.timeline().listen(
                  entry -> {
                    if (entry.what() instanceof TimelineEvent.DeviceEvent(_, TraceEvent.LedSet led)) {
                      added.add(Duration.between(led.at(), world.now()).toNanos());
                      all.countDown();
                    }
                  });
              // As a run has it: somebody waits for whatever comes.
              world.onChange(() -> {});
              System.out.println("ready");
              all.await();
            }
          });
    } finally {
      world.close();
    }
    List<Long> counted = new ArrayList<>(added.subList(warm, warm + edges));
    Collections.sort(counted);
    System.out.println("added_ns " + counted.get(edges / 2) + " " + counted.get(edges * 95 / 100));
  }
}
