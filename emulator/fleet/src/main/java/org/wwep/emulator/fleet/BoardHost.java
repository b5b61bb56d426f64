package org.wwep.emulator.fleet;

import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wwep.device.DeviceConfig;
import org.wwep.device.Firmware;
import org.wwep.device.LinkConfig;
import org.wwep.device.ServerConfig;
import org.wwep.device.trace.Trace;
import org.wwep.emulator.testbed.ClientImage;
import org.wwep.emulator.testbed.FirmwareImage;
import org.wwep.emulator.testbed.ObservedFirmware;
import org.wwep.emulator.testbed.ServerRoute;
import org.wwep.emulator.testbed.World;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.emulated.EmulatedBoard;
import org.wwep.net.Endpoint;
import org.wwep.net.host.HostStack;
import org.wwep.net.packet.PacketPools;
import org.wwep.net.tls.Tls;
import org.wwep.rtos.HostRtos;

/**
 * What the boards of a fleet have in common: this machine's tasks, time and network, and the
 * firmware that was installed on them.
 *
 * <p>Made, filled and closed by one thread; while loops run, each switches its own boards on.
 */
final class BoardHost implements AutoCloseable {
  private final FleetConfig config;
  private final FleetFirmware firmware;
  private final HostRtos rtos;
  private final Tls tls = Tls.secure(new SecureRandom(), InstantSource.system());
  private final Map<String, HostStack> stacks = new HashMap<>();
  private final List<Firmware> installed = new ArrayList<>();

  BoardHost(FleetConfig config, FleetFirmware firmware) {
    this.config = config;
    this.firmware = firmware;
    this.rtos = new HostRtos(config.seed());
  }

  /** Returns whether the firmware is the course's client. */
  boolean isClient() {
    return firmware.image().isClient();
  }

  /** Returns the time now, of the boards. */
  Instant now() {
    return rtos.now();
  }

  /** Makes a device's board. */
  EmulatedBoard board(DevicePlan plan) {
    return new EmulatedBoard(BoardConfig.defaults(), rtos::now, config.mac(plan.index()), 1);
  }

  /** Installs the firmware on a board, without power. */
  Firmware install(DevicePlan plan, EmulatedBoard board, Trace trace) {
    FirmwareImage image = firmware.image();
    DeviceConfig device = device(plan, image.isClient());
    PacketPools pools = new PacketPools(device.settings().pools(), rtos);
    HostStack net = stack(plan.source());
    Firmware made =
        image instanceof ClientImage client
            ? client.install(board, rtos, net, device, trace, pools)
            : new ObservedFirmware(
                image,
                "device-" + plan.index(),
                board,
                rtos,
                net,
                tls,
                device,
                trace,
                pools,
                route(plan));
    installed.add(made);
    return made;
  }

  private HostStack stack(@Nullable InetAddress source) {
    return stacks.computeIfAbsent(String.valueOf(source), _ -> HostStack.ofMany(source));
  }

  private Endpoint server(DevicePlan plan) {
    FaultyPath faulty = config.target().faulty();
    return plan.faulty() && faulty != null ? faulty.proxy() : config.target().server();
  }

  private DeviceConfig device(DevicePlan plan, boolean client) {
    Endpoint server = server(plan);
    ServerConfig named = new ServerConfig(server.host(), server.address(), null);
    LinkConfig link =
        client
            ? LinkConfig.secured(server.port(), firmware.layers().apply(plan.index()))
            : LinkConfig.open(server.port());
    return DeviceConfig.forServer(named, link)
        .withParts(
            new DeviceConfig.Parts(
                DeviceConfig.Parts.DEFAULT.button(),
                DeviceConfig.Parts.DEFAULT.led(),
                plan.identity().register()))
        .withSettings(usual -> usual.withTiming(config.target().timeouts()));
  }

  /** Firmware that has its server built in finds this one, whichever of its ports it asks for. */
  private ServerRoute route(DevicePlan plan) {
    Endpoint server = server(plan);
    return new ServerRoute(
        World.SERVER_NAME, server.address().getHostAddress(), server, server.port());
  }

  /** Switches a board on. */
  void powerOn(Firmware board) {
    try {
      board.powerOn();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a board was switched on");
    }
  }

  @Override
  public void close() {
    installed.forEach(Firmware::close);
    stacks.values().forEach(HostStack::close);
    rtos.close();
  }
}
