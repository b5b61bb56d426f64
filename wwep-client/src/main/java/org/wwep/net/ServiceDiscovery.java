package org.wwep.net;

import java.time.Duration;
import java.util.List;

/**
 * What a device tells others in its local network, and asks them, by multicast DNS.
 *
 * <p><b>Shape</b>: any task may call any method.
 */
public interface ServiceDiscovery {
  /** Nobody to tell, and nobody to ask. */
  ServiceDiscovery NONE =
      new ServiceDiscovery() {
        @Override
        public ServiceOffer.Outcome offer(ServiceOffer offer) {
          return ServiceOffer.Outcome.NOBODY_TOLD;
        }

        @Override
        public boolean withdraw(String name, String type) {
          return false;
        }

        @Override
        public void withdrawAll() {}

        @Override
        public List<FoundService> find(String type, Duration patience) {
          return List.of();
        }
      };

  /**
   * Has others find a service of this device, for as long as it has power or until it is withdrawn.
   */
  ServiceOffer.Outcome offer(ServiceOffer offer) throws LinkException, InterruptedException;

  /** Takes a service of this name and kind back; returns whether it was offered. */
  boolean withdraw(String name, String type) throws LinkException, InterruptedException;

  /** Takes back all that firmware has offered, since it runs no more; never waits. */
  void withdrawAll();

  /**
   * Asks who offers a kind of service.
   *
   * @param patience how long answers may take
   * @return the services by name
   */
  List<FoundService> find(String type, Duration patience)
      throws LinkException, InterruptedException;
}
