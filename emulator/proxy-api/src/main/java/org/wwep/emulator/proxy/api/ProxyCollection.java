package org.wwep.emulator.proxy.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.wwep.emulator.fault.FaultSpec;
import org.wwep.emulator.proxy.RogueServer;
import org.wwep.net.NetworkStack;
import org.wwep.rtos.Rtos;

/**
 * All proxies of a process, by name.
 *
 * <p><b>Shape</b>: any thread; one request at a time. What it takes and returns are JSON's fields
 * as toxiproxy has them.
 *
 * <p><b>Errors</b>: whatever is not carried out is a {@link ApiException}. Bad input changes
 * nothing; a port that is not available leaves the proxy disabled, or a new one unmade.
 *
 * <p><b>Source</b>: toxiproxy 2.x, {@code proxy_collection.go} and {@code toxic_collection.go}.
 */
public final class ProxyCollection implements AutoCloseable {
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, NamedProxy> proxies = new LinkedHashMap<>();
  private final NamedProxy.Starter starter;
  private final RogueServer rogueServer;

  /** Runs an action under the lock. */
  private interface Request<T> {
    T carryOut() throws ApiException;
  }

  /**
   * Makes one with no proxy.
   *
   * @param console told of each proxy that starts to listen, one line
   */
  public ProxyCollection(
      Rtos rtos, NetworkStack net, RogueServer rogueServer, long seed, Consumer<String> console) {
    this.starter = new NamedProxy.Starter(rtos, net, rogueServer, seed, console);
    this.rogueServer = rogueServer;
  }

  /** Returns every proxy's fields, by name. */
  Map<String, Object> all() throws ApiException {
    return alone(
        () -> {
          Map<String, Object> all = new LinkedHashMap<>();
          proxies.forEach((name, proxy) -> all.put(name, proxy.fields()));
          return all;
        });
  }

  /** Returns how many there are; a request that never ends keeps this from returning, too. */
  public int count() {
    lock.lock();
    try {
      return proxies.size();
    } finally {
      lock.unlock();
    }
  }

  /** Returns a proxy's fields. */
  Map<String, Object> show(String name) throws ApiException {
    return alone(() -> named(name).fields());
  }

  /**
   * Makes a proxy, and starts it unless it is not enabled.
   *
   * @param faults those in place from the first connection on
   */
  public Map<String, Object> create(Map<String, ?> fields, List<FaultSpec> faults)
      throws ApiException {
    return alone(
        () -> {
          ProxyFields wanted = ProxyFields.read(fields, "");
          List<FaultSpec> all = new ArrayList<>(wanted.toxics());
          all.addAll(faults);
          ProxyFaultCheck.all(all, rogueServer);
          String name = wanted.settings().name();
          if (proxies.containsKey(name)) {
            throw ApiException.exists("proxy already exists: " + name);
          }
          return put(wanted, all).fields();
        });
  }

  /**
   * Makes a list of proxies; those that there are already are kept, or replaced if they differ.
   *
   * @param made told the fields of each one made or kept; those before one that fails stay
   */
  public void populate(byte[] json, Consumer<Map<String, Object>> made) throws ApiException {
    Object read = RequestBody.read(json);
    alone(
        () -> {
          List<ProxyFields> all = ProxyFields.list(read);
          for (ProxyFields wanted : all) {
            ProxyFaultCheck.all(wanted.toxics(), rogueServer);
          }
          for (ProxyFields wanted : all) {
            NamedProxy old = proxies.get(wanted.settings().name());
            if (old != null && old.isFor(wanted.settings())) {
              if (!wanted.toxics().isEmpty()) {
                old.change(wanted.toxics());
              }
              old.update(wanted.settings(), wanted.enabled());
              made.accept(old.fields());
            } else {
              made.accept(put(wanted, wanted.toxics()).fields());
            }
          }
          return true;
        });
  }

  private NamedProxy put(ProxyFields wanted, List<FaultSpec> faults) throws ApiException {
    String name = wanted.settings().name();
    NamedProxy old = proxies.remove(name);
    if (old != null) {
      old.close();
    }
    NamedProxy made = new NamedProxy(starter, wanted.settings());
    made.change(faults);
    made.update(wanted.settings(), wanted.enabled());
    proxies.put(name, made);
    return made;
  }

  /** Changes where a proxy listens and leads, and whether it is enabled. */
  Map<String, Object> update(String name, Map<String, ?> fields) throws ApiException {
    return alone(
        () -> {
          NamedProxy proxy = named(name);
          ProxyFields wanted = ProxyFields.over(proxy.settings(), proxy.enabled(), fields);
          proxy.update(wanted.settings(), wanted.enabled());
          return proxy.fields();
        });
  }

  /** Ends a proxy. */
  void remove(String name) throws ApiException {
    alone(
        () -> {
          named(name).close();
          return proxies.remove(name);
        });
  }

  /** Enables all proxies and removes all faults. */
  void reset() throws ApiException {
    alone(
        () -> {
          for (NamedProxy proxy : proxies.values()) {
            proxy.change(List.of());
            proxy.update(proxy.settings(), true);
          }
          return true;
        });
  }

  /** Returns the faults of a proxy. */
  List<FaultSpec> faults(String name) throws ApiException {
    return alone(() -> named(name).faults());
  }

  /** Puts a fault in place. */
  public FaultSpec add(String name, FaultSpec fault) throws ApiException {
    return alone(
        () -> {
          named(name).add(fault);
          return fault;
        });
  }

  /** Puts a fault in the place of another of that name. */
  FaultSpec replace(String name, String toxic, FaultUpdate faultUpdate) throws ApiException {
    return alone(() -> named(name).replace(toxic, faultUpdate));
  }

  /** Takes a fault away. */
  void remove(String name, String toxic) throws ApiException {
    alone(
        () -> {
          named(name).remove(toxic);
          return true;
        });
  }

  /** Returns a fault. */
  FaultSpec fault(String name, String toxic) throws ApiException {
    return alone(() -> named(name).fault(toxic));
  }

  private NamedProxy named(String name) throws ApiException {
    NamedProxy proxy = proxies.get(name);
    if (proxy == null) {
      throw ApiException.notFound("proxy not found: " + name);
    }
    return proxy;
  }

  private <T> T alone(Request<T> request) throws ApiException {
    lock.lock();
    try {
      return request.carryOut();
    } finally {
      lock.unlock();
    }
  }

  /** Ends all proxies. */
  @Override
  public void close() {
    lock.lock();
    try {
      proxies.values().forEach(NamedProxy::close);
      proxies.clear();
    } finally {
      lock.unlock();
    }
  }
}
