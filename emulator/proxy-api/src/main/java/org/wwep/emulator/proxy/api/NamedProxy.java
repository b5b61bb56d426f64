package org.wwep.emulator.proxy.api;

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

  /** Returns where a fault stands in the list. */
  int index(String toxic) throws ApiException {
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
