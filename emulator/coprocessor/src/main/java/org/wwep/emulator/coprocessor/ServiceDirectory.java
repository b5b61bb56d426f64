package org.wwep.emulator.coprocessor;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.wwep.net.bsd.ErrnoException;

/**
 * Who offers what on a network, as multicast DNS tells it.
 *
 * <p><b>Shape</b>: any task.
 */
public interface ServiceDirectory {
  /**
   * A service.
   *
   * @param name its name, {@code kitchen}
   * @param type its kind, {@code _http._tcp}
   * @param address where it is
   * @param port its port
   * @param text what else it tells, by name
   */
  record Service(
      String name, String type, InetAddress address, int port, Map<String, String> text) {
    /** Copies the text. */
    public Service {
      text = Map.copyOf(new TreeMap<>(text));
    }

    /** Returns what it goes by on its network, {@code kitchen._http._tcp}. */
    public String key() {
      return name + "." + type;
    }
  }

  /** Returns that of a network whose members are all in this program. */
  static ServiceDirectory local() {
    return new LocalServices();
  }

  /**
   * Announces a service, until it is withdrawn.
   *
   * @throws ErrnoException if the network has no such directory, or a service of this name
   */
  void announce(Service service) throws ErrnoException, InterruptedException;

  /** Takes it back; nothing if it is not there. */
  void withdraw(Service service);

  /** Returns the services of a kind, by name; answers may take as long as this. */
  List<Service> find(String type, Duration patience) throws ErrnoException, InterruptedException;
}
