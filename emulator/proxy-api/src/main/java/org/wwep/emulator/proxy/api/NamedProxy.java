package org.wwep.emulator.proxy.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.fault.FaultFormat;
import org.wwep.emulator.fault.FaultSpec;
import org.wwep.emulator.proxy.FaultProxy;
import org.wwep.emulator.proxy.ProxyAddress;
import org.wwep.emulator.proxy.ProxySettings;
import org.wwep.emulator.proxy.RogueServer;
import org.wwep.net.LinkException;
import org.wwep.net.NetworkStack;
import org.wwep.rtos.Rtos;

/** A proxy with its name, enabled or not; owned by the holder of the collection's lock. */
final class NamedProxy {
  /** What starts one. */
  record Starter(
      Rtos rtos, NetworkStack net, RogueServer rogueServer, long seed, Consumer<String> console) {}

  private final Starter starter;
  private ProxySettings asked;
  private ProxySettings settings;
  private List<FaultSpec> faults = List.of();
  private @Nullable FaultProxy running;

  NamedProxy(Starter starter, ProxySettings settings) {
    this.starter = starter;
    this.asked = settings;
    this.settings = settings;
  }

  /** Returns the settings, with the real port once it has listened. */
  ProxySettings settings() {
    return settings;
  }

  boolean enabled() {
    return running != null;
  }

  List<FaultSpec> faults() {
    return faults;
  }

  /** Returns the fault of this name. */
  FaultSpec fault(String toxic) throws ApiException {
    return faults.get(index(toxic));
  }

  /** Puts one more fault in place. */
  void add(FaultSpec fault) throws ApiException {
    ProxyFaultCheck.check(fault, starter.rogueServer());
    List<FaultSpec> all = new ArrayList<>(faults);
    if (all.stream().anyMatch(one -> one.name().equals(fault.name()))) {
      throw ApiException.exists("toxic already exists: " + fault.name());
    }
    all.add(fault);
    change(all);
  }

  /** Puts a fault in the place of the one of this name, and returns it. */
  FaultSpec replace(String toxic, FaultUpdate faultUpdate) throws ApiException {
    int index = index(toxic);
    FaultSpec revised = faultUpdate.of(faults.get(index));
    ProxyFaultCheck.check(revised, starter.rogueServer());
    List<FaultSpec> all = new ArrayList<>(faults);
    all.set(index, revised);
    change(all);
    return revised;
  }

  /** Takes the fault of this name away. */
  void remove(String toxic) throws ApiException {
    List<FaultSpec> all = new ArrayList<>(faults);
    all.remove(index(toxic));
    change(all);
  }

  private int index(String toxic) throws ApiException {
    for (int i = 0; i < faults.size(); i++) {
      if (faults.get(i).name().equals(toxic)) {
        return i;
      }
    }
    throw ApiException.notFound("toxic not found: " + toxic);
  }

  /** Returns whether somebody who asks for this means this one. */
  boolean isFor(ProxySettings wanted) {
    return wanted.equals(asked) || wanted.equals(settings);
  }

  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", settings.name());
    fields.put("listen", settings.listen().toString());
    fields.put("upstream", settings.upstream().toString());
    fields.put("enabled", enabled());
    fields.put("toxics", faults.stream().map(FaultFormat::fields).toList());
    return fields;
  }

  void change(List<FaultSpec> other) {
    faults = List.copyOf(other);
    if (running != null) {
      running.change(faults);
    }
  }

  /** Starts, stops or moves it; another place drops the connections under way. */
  void update(ProxySettings wanted, boolean enable) throws ApiException {
    if (!isFor(wanted)) {
      close();
      asked = wanted;
      settings = wanted;
    }
    if (!enable) {
      close();
    } else if (running == null) {
      start();
    }
  }

  private void start() throws ApiException {
    try {
      FaultProxy started =
          FaultProxy.start(
              starter.rtos(),
              starter.net(),
              settings,
              faults,
              starter.rogueServer(),
              starter.seed());
      running = started;
      settings =
          new ProxySettings(
              settings.name(),
              new ProxyAddress(started.local().address().getHostAddress(), started.local().port()),
              settings.upstream());
      starter
          .console()
          .accept(
              "listening %s proxy %s -> %s"
                  .formatted(started.local(), settings.name(), settings.upstream()));
    } catch (LinkException e) {
      throw ApiException.failed("listen " + settings.listen() + ": " + e.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw ApiException.failed("listen " + settings.listen() + ": interrupted");
    }
  }

  void close() {
    if (running != null) {
      running.close();
      running = null;
    }
  }
}
