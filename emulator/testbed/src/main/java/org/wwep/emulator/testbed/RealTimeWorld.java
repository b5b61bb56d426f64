package org.wwep.emulator.testbed;

import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.coprocessor.WirelessMedium;
import org.wwep.emulator.fault.FaultSpec;
import org.wwep.emulator.fault.GpioFault;
import org.wwep.emulator.fault.Host;
import org.wwep.emulator.pki.DevelopmentCaException;
import org.wwep.emulator.pki.InMemoryCa;
import org.wwep.emulator.sim.ScriptResult;
import org.wwep.emulator.timeline.Timeline;
import org.wwep.emulator.timeline.TimelineEvent;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.HalException;
import org.wwep.hal.MacAddress;
import org.wwep.net.host.HostStack;
import org.wwep.net.tls.Tls;
import org.wwep.rtos.HostRtos;
import org.wwep.rtos.Mailbox;
import org.wwep.rtos.Rtos;
import org.wwep.rtos.Task;

/**
 * This machine: its clock, its threads, its sockets on loopback, and the boards of a rig.
 *
 * <p><b>Shape</b>: the server listens on 127.0.0.1 and goes by {@code localhost}. The seed decides
 * back-off and bounce; what the machine's scheduler does is its own affair.
 */
public final class RealTimeWorld implements World {
  /** The name of the server on this machine, unless told otherwise. */
  public static final String LOCALHOST = "localhost";

  /** Its address. */
  public static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

  private final String serverName;
  private final InetAddress serverAddress;
  private final List<String> serverNames;
  private final HostRtos rtos;
  private final Timeline timeline;
  private final List<FaultyStack> stacks = new CopyOnWriteArrayList<>();
  private volatile Runnable observer = () -> {};
  private final ActiveFaults faults = new ActiveFaults(this);
  private final WirelessMedium medium = new WirelessMedium(() -> (_, _) -> new HostStack());
  private final HarnessFactory.Opener opener;
  private @Nullable WorldCertificates worldCertificates;
  private @Nullable HarnessFactory harnessFactory;

  /** Makes a world without devices; the harnesses are made for the first. */
  public RealTimeWorld(long seed, HarnessFactory.Opener opener) {
    this(seed, opener, LOCALHOST, LOOPBACK);
  }

  /**
   * Makes a world whose server goes by another name here, which its devices alone can look up, or
   * is at another address of this machine.
   */
  public RealTimeWorld(
      long seed, HarnessFactory.Opener opener, String serverName, InetAddress serverAddress) {
    this.serverName = serverName;
    this.serverAddress = serverAddress;
    this.serverNames = new ArrayList<>(List.of(serverName, serverAddress.getHostAddress()));
    this.opener = opener;
    rtos = new HostRtos(seed);
    timeline = new Timeline(rtos.now());
  }

  @Override
  public long seed() {
    return rtos.seed();
  }

  @Override
  public Instant now() {
    return rtos.now();
  }

  @Override
  public Timeline timeline() {
    return timeline;
  }

  @Override
  public Rtos rtos(String owner) {
    return rtos;
  }

  @Override
  public Host host(String owner) {
    FaultyStack stack = new FaultyStack(owner, rtos, rtos.seed());
    if (!serverName.equals(LOCALHOST)) {
      stack.name(serverName, serverAddress);
    }
    stack.onSockets(() -> observer.run());
    stacks.add(stack);
    return stack;
  }

  /** The networks that devices open are this machine's loopback interface, too. */
  @Override
  public WirelessMedium medium() {
    return medium;
  }

  @Override
  public InetAddress serverAddress() {
    return serverAddress;
  }

  @Override
  public String serverName() {
    return serverName;
  }

  @Override
  public boolean hasFixedPorts() {
    return false;
  }

  @Override
  public WorldCertificates certificates() {
    if (worldCertificates == null) {
      SecureRandom random = new SecureRandom();
      InstantSource wall = InstantSource.system();
      Tls tls = Tls.secure(random, wall);
      try {
        worldCertificates =
            WorldCertificates.of(
                new InMemoryCa("wwep CA of this run", random, wall.instant()),
                new InMemoryCa("a stranger's CA", random, wall.instant()),
                List.copyOf(serverNames),
                _ -> tls);
        // Any device: all come from the same address here.
        worldCertificates.show(_ -> faults.shown(ActiveFaults.ALL));
      } catch (DevelopmentCaException e) {
        throw new IllegalStateException(e);
      }
    }
    return worldCertificates;
  }

  @Override
  public Tls tls(String owner) {
    return Tls.secure(new SecureRandom(), InstantSource.system());
  }

  /** The device's route knows the name; here the server's certificate, if it is not made yet. */
  @Override
  public void alias(String name) {
    if (!serverNames.contains(name)) {
      serverNames.add(name);
    }
  }

  @Override
  public ActiveFaults faults() {
    return faults;
  }

  @Override
  public void check(FaultSpec spec, @Nullable String device) {
    if (spec.fault() instanceof GpioFault) {
      HarnessFactory inUse = harnessFactory;
      if (inUse != null && !inUse.takesGpioFaults()) {
        throw new IllegalArgumentException(
            "a gpio fault needs an emulated board, as the rigs sim and emulated have");
      }
    }
  }

  @Override
  public BoardHarness boardHarness(BoardConfig config, MacAddress mac) throws HalException {
    return harnesses().boardHarness(config, mac, rtos::now);
  }

  private HarnessFactory harnesses() throws HalException {
    if (harnessFactory == null) {
      harnessFactory = opener.make(rtos);
    }
    return harnessFactory;
  }

  @Override
  public void onChange(Runnable observer) {
    // By the task that does it: a press may be over before another task has its turn.
    this.observer = observer;
    // Not in the listener itself: an entry must not come from within another one.
    Mailbox<Boolean> changed = rtos.mailbox();
    timeline.listen(
        timelineEntry -> {
          if (!(timelineEntry.what() instanceof TimelineEvent.GaugeEvent)) {
            changed.post(true);
          }
        });
    rtos.spawn(
        "observer",
        () -> {
          while (changed.take()) {
            observer.run();
          }
        });
  }

  @Override
  public void run(Script script) throws Exception {
    ScriptResult scriptResult = new ScriptResult(script::run);
    Task task = rtos.spawn("script", scriptResult);
    try {
      while (!task.join(Duration.ofDays(1))) {
        // Scripts have time limits of their own.
      }
    } catch (InterruptedException e) {
      task.cancel();
      throw e;
    }
    scriptResult.rethrow();
  }

  @Override
  public void close() {
    rtos.close();
    HarnessFactory inUse = harnessFactory;
    if (inUse != null) {
      inUse.close();
    }
    stacks.forEach(FaultyStack::close);
  }
}
