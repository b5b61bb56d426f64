package org.wwep.emulator.coprocessor.driver;

import java.net.InetAddress;
import org.wwep.emulator.coprocessor.channel.IpConfiguration;
import org.wwep.emulator.coprocessor.channel.Role;
import org.wwep.net.OwnNetwork;
import org.wwep.net.bsd.ErrnoException;

/** Makes the part an access point, or a station again: a role counts from its next start on. */
public final class RoleSwitch {
  private final CoprocessorDriver driver;

  /** Switches the part of this driver. */
  public RoleSwitch(CoprocessorDriver driver) {
    this.driver = driver;
  }

  /**
   * Has the part open a network.
   *
   * @param addressed whether at the network's own addresses; else at those that the part has
   */
  public void open(OwnNetwork network, boolean addressed)
      throws ErrnoException, InterruptedException {
    driver.wlan().ownNetwork(network.ssid(), network.key(), network.channel());
    if (addressed) {
      InetAddress own = network.address();
      driver.wlan().ownAddresses(new IpConfiguration(own, network.prefix(), own, own));
    }
    restart(Role.ACCESS_POINT);
  }

  /** Has the part close its network, if it has one open, and be a station. */
  public void close() throws ErrnoException, InterruptedException {
    if (driver.wlan().status().role() != Role.STATION) {
      restart(Role.STATION);
    }
  }

  private void restart(Role role) throws ErrnoException, InterruptedException {
    driver.wlan().use(role);
    driver.control().stop();
    driver.control().start();
  }
}
