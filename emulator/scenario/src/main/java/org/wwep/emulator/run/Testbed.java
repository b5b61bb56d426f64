package org.wwep.emulator.run;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wwep.device.DeviceConfig;
import org.wwep.device.LinkConfig;
import org.wwep.emulator.scenario.DeviceSpec;
import org.wwep.emulator.scenario.FirmwareSpec;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.scenario.ServerSpec;
import org.wwep.emulator.testbed.CoprocessorSetup;
import org.wwep.emulator.testbed.DeviceCoprocessor;
import org.wwep.emulator.testbed.DeviceSetup;
import org.wwep.emulator.testbed.DeviceUnderTest;
import org.wwep.emulator.testbed.FirmwareImage;
import org.wwep.emulator.testbed.FirmwareServer;
import org.wwep.emulator.testbed.ServerKind;
import org.wwep.emulator.testbed.ServerRoute;
import org.wwep.emulator.testbed.ServerSetup;
import org.wwep.emulator.testbed.ServerTls;
import org.wwep.emulator.testbed.ServerUnderTest;
import org.wwep.emulator.testbed.World;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.HalException;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;

/**
 * The devices and the server of a scenario, in a world.
 *
 * <p><b>Shape</b>: made without power for the devices; the server runs. Owned by the world's
 * script.
 */
public final class Testbed implements AutoCloseable {
  private final World world;
  private final Scenario scenario;
  private final ScenarioCertificates scenarioCertificates;
  private final ServerUnderTest server;
  private final Map<String, DeviceUnderTest> devices = new LinkedHashMap<>();

  private Testbed(
      World world,
      Scenario scenario,
      ScenarioCertificates scenarioCertificates,
      ServerUnderTest server) {
    this.world = world;
    this.scenario = scenario;
    this.scenarioCertificates = scenarioCertificates;
    this.server = server;
  }

  /**
   * Puts a scenario's devices and server into a world.
   *
   * @throws LinkException if the server's port is not available
   * @throws HalException if a board is not available
   * @throws IllegalArgumentException if a certificate that the scenario names cannot be read
   */
  public static Testbed set(
      World world, Scenario scenario, FirmwareSelector firmware, ServerKindSelector servers)
      throws LinkException, HalException, InterruptedException {
    ScenarioCertificates scenarioCertificates = new ScenarioCertificates(world, scenario);
    scenario.devices().forEach(device -> names(device).forEach(world::alias));
    ServerKind served = served(world, scenario.server(), firmware, servers);
    ServerSetup setup = server(world, scenario, scenarioCertificates, served);
    Testbed testbed =
        new Testbed(world, scenario, scenarioCertificates, new ServerUnderTest(world, setup));
    boolean complete = false;
    try {
      for (DeviceSpec device : scenario.devices()) {
        testbed.devices.put(
            device.id(), new DeviceUnderTest(world, testbed.setup(device, firmware.of(device))));
      }
      complete = true;
      return testbed;
    } finally {
      if (!complete) {
        testbed.close();
      }
    }
  }

  /** Returns the scenario that it was made for. */
  public Scenario scenario() {
    return scenario;
  }

  /** Returns the server. */
  public ServerUnderTest server() {
    return server;
  }

  /**
   * Returns a device by its id.
   *
   * @throws IllegalArgumentException if there is none
   */
  public DeviceUnderTest device(String id) {
    DeviceUnderTest device = devices.get(id);
    if (device == null) {
      throw new IllegalArgumentException("no device '" + id + "', there are " + devices.keySet());
    }
    return device;
  }

  /** Returns all devices, in the order of the scenario. */
  public List<DeviceUnderTest> devices() {
    return List.copyOf(devices.values());
  }

  /** Gives every device power. */
  public void powerOn() throws InterruptedException {
    for (DeviceUnderTest device : devices.values()) {
      device.powerOn();
    }
  }

  private static ServerKind served(
      World world, ServerSpec spec, FirmwareSelector firmware, ServerKindSelector servers) {
    if (spec.firmware() == null) {
      return servers.of(spec);
    }
    ServerSpec.Tls tls = spec.tls();
    return new FirmwareServer(
        world, firmware.of(spec), spec.port(), tls == null ? LinkConfig.TLS_PORT : tls.port());
  }

  private static ServerSetup server(
      World world,
      Scenario scenario,
      ScenarioCertificates scenarioCertificates,
      ServerKind served) {
    ServerSpec spec = scenario.server();
    ServerSpec.Tls tls = secured(scenario);
    return new ServerSetup(
        world.hasFixedPorts() ? spec.port() : 0,
        tls == null ? -1 : world.hasFixedPorts() ? tls.port() : 0,
        tls == null ? ServerTls.DEFAULT : scenarioCertificates.server(tls),
        served,
        spec.rules());
  }

  /** Making certificates takes a while: the TLS port is there if somebody goes to it. */
  private static ServerSpec.@Nullable Tls secured(Scenario scenario) {
    ServerSpec.Tls tls = scenario.server().tls();
    if (tls == null) {
      return null;
    }
    for (DeviceSpec device : scenario.devices()) {
      if (isSecured(device) || device.hasGivenPort()) {
        return tls;
      }
    }
    return null;
  }

  private static boolean isSecured(DeviceSpec device) {
    return device.firmware() == FirmwareSpec.Course.DUAL || device.isSecured();
  }

  private DeviceSetup setup(DeviceSpec spec, FirmwareImage image) throws InterruptedException {
    DeviceCoprocessor deviceCoprocessor =
        spec.stack() == DeviceSpec.StackKind.NWP
            ? DeviceCoprocessor.of(
                world,
                spec.id(),
                new CoprocessorSetup(
                    isSecured(spec), spec.coprocessor().wifi(), spec.coprocessor().power()))
            : null;
    List<DeviceConfig> clients =
        new ClientConfigs(world, scenario.server(), scenarioCertificates, server)
            .of(spec, deviceCoprocessor);
    return new DeviceSetup(
        spec.id(),
        spec.mac(),
        // A board on a bench brings its own.
        spec.firmware() instanceof FirmwareSpec.OnBench
            ? BoardConfig.defaults()
            : spec.board().config(spec.mac()),
        clients,
        image,
        deviceCoprocessor,
        route(spec));
  }

  /** Returns by what firmware with a server built in finds this one. */
  private static List<String> names(DeviceSpec spec) {
    return switch (spec.firmware()) {
      case FirmwareSpec.Course _ -> List.of();
      case FirmwareSpec.OnBench(var board) -> {
        List<String> names = new ArrayList<>(board.serverNames());
        names.add(builtIn(spec));
        yield names;
      }
      case FirmwareSpec.CSources _, FirmwareSpec.BuiltFile _, FirmwareSpec.JavaClass _ ->
          List.of(builtIn(spec));
    };
  }

  private static String builtIn(DeviceSpec spec) {
    return spec.server() == null ? World.SERVER_NAME : spec.server();
  }

  /** Returns how firmware with a server built in finds this one, where it has other ports. */
  private @Nullable ServerRoute route(DeviceSpec spec) {
    if (spec.firmware().isClient()) {
      return null;
    }
    return world.hasFixedPorts()
        ? null
        : new ServerRoute(
            builtIn(spec),
            world.serverName(),
            new Endpoint(world.serverAddress(), server.openPort()),
            server.tlsPort());
  }

  @Override
  public void close() {
    close(devices.values().iterator());
  }

  /** Closes them and the server, whatever any of them throws. */
  private void close(Iterator<DeviceUnderTest> left) {
    if (!left.hasNext()) {
      server.close();
      return;
    }
    try {
      left.next().close();
    } finally {
      close(left);
    }
  }
}
