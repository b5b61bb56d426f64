package org.wwep.emulator.fleet;

import java.time.Duration;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.wwep.device.Identity;
import org.wwep.hal.MacAddress;
import org.wwep.protocol.DeviceId;
import org.wwep.value.Ranges;
import org.wwep.value.Shard;

/**
 * What a fleet does.
 *
 * @param target what it presses on
 * @param devices how many devices there are
 * @param shard which of them are this process's
 * @param firstMac the first device's MAC address; those of the others follow
 * @param model when they press
 * @param ramp in what time the presses, or the devices, become as many as they are to be
 * @param duration how long presses are due, the ramp included
 * @param seed what decides the devices' order and their first numbers
 * @param threads how many threads do it
 * @param transport how the system is asked
 * @param firmware what runs on the devices, or null for the bare protocol
 */
public record FleetConfig(
    FleetTarget target,
    int devices,
    Shard shard,
    MacAddress firstMac,
    PressModel model,
    Duration ramp,
    Duration duration,
    long seed,
    int threads,
    ClientTransport transport,
    @Nullable FleetFirmware firmware) {
  /** The most devices of one fleet. */
  public static final int MOST_DEVICES = 1_000_000;

  /** The most threads of one fleet. */
  public static final int MOST_THREADS = 256;

  /** Makes one of devices that speak the bare protocol. */
  public FleetConfig(
      FleetTarget target,
      int devices,
      Shard shard,
      MacAddress firstMac,
      PressModel model,
      Duration ramp,
      Duration duration,
      long seed,
      int threads,
      ClientTransport transport) {
    this(target, devices, shard, firstMac, model, ramp, duration, seed, threads, transport, null);
  }

  /** Checks the ranges. */
  public FleetConfig {
    Ranges.within("the number of devices", devices, 1, MOST_DEVICES);
    Ranges.atLeast("the number of devices", devices, shard.count());
    Ranges.notNegative("the ramp", ramp);
    Ranges.positive("the duration", duration);
    Ranges.within("the number of threads", threads, 1, MOST_THREADS);
    if (ramp.compareTo(duration) > 0) {
      throw new IllegalArgumentException("the ramp is longer than the whole run");
    }
    long last = firstMac.bits() + devices - 1;
    if (last >>> 48 != 0) {
      throw new IllegalArgumentException(
          "there are not %d MAC addresses from %s on".formatted(devices, firstMac));
    }
  }

  /** Returns the first of this process's devices. */
  int firstDevice() {
    return (int) ((long) (shard.index() - 1) * devices / shard.count());
  }

  /** Returns how many devices this process has. */
  int ownDevices() {
    return (int) ((long) shard.index() * devices / shard.count()) - firstDevice();
  }

  /** Returns it with another target. */
  public FleetConfig withTarget(FleetTarget other) {
    return new FleetConfig(
        other, devices, shard, firstMac, model, ramp, duration, seed, threads, transport, firmware);
  }

  /** Returns it with firmware on the devices, or with null for the bare protocol. */
  public FleetConfig withFirmware(@Nullable FleetFirmware other) {
    return new FleetConfig(
        target, devices, shard, firstMac, model, ramp, duration, seed, threads, transport, other);
  }

  /** Returns the MAC address of a device. */
  MacAddress mac(int device) {
    return new MacAddress(firstMac.bits() + device);
  }

  /** Returns the ID of a device, by the course's rule. */
  public static DeviceId id(MacAddress first, int device) {
    return Identity.of(new MacAddress(first.bits() + device));
  }

  /** Returns the IDs of all devices, each once. */
  public static SortedSet<DeviceId> ids(MacAddress first, int devices) {
    SortedSet<DeviceId> ids = new TreeSet<>();
    for (int i = 0; i < devices; i++) {
      ids.add(id(first, i));
    }
    return ids;
  }
}
