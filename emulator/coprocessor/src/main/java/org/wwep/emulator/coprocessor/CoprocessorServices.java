package org.wwep.emulator.coprocessor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.wwep.emulator.coprocessor.driver.CoprocessorApps;
import org.wwep.net.FoundService;
import org.wwep.net.LinkException;
import org.wwep.net.LocallyClosedException;
import org.wwep.net.ServiceDiscovery;
import org.wwep.net.ServiceOffer;
import org.wwep.net.bsd.Errno;
import org.wwep.net.bsd.ErrnoException;

/**
 * Firmware's services, which the part announces by itself; it tells no host's name, since it has
 * one of its own.
 */
final class CoprocessorServices implements ServiceDiscovery {
  private final CoprocessorStack stack;

  CoprocessorServices(CoprocessorStack stack) {
    this.stack = stack;
  }

  private CoprocessorApps apps() throws LocallyClosedException {
    return stack.driver().apps();
  }

  @Override
  public ServiceOffer.Outcome offer(ServiceOffer offer) throws LinkException, InterruptedException {
    try {
      apps().register(offer.name(), offer.type(), offer.port(), offer.named());
      return ServiceOffer.Outcome.OFFERED;
    } catch (ErrnoException _) {
      return ServiceOffer.Outcome.REFUSED;
    }
  }

  @Override
  public boolean withdraw(String name, String type) throws LinkException, InterruptedException {
    try {
      apps().unregister(name, type);
      return true;
    } catch (ErrnoException e) {
      if (e.errno() == Errno.ENOENT) {
        return false;
      }
      throw closed(e);
    }
  }

  /** Nothing: the part goes on to tell of them until its power goes. */
  @Override
  public void withdrawAll() {}

  @Override
  public List<FoundService> find(String type, Duration patience)
      throws LinkException, InterruptedException {
    List<FoundService> all = new ArrayList<>();
    try {
      for (CoprocessorApps.FoundService each : apps().find(type, patience)) {
        all.add(
            new FoundService(
                new ServiceOffer(
                    each.name(), type, "", each.port(), ServiceOffer.texts(each.text())),
                each.address()));
      }
    } catch (ErrnoException e) {
      throw closed(e);
    }
    return all;
  }

  private static LocallyClosedException closed(ErrnoException e) {
    return new LocallyClosedException(String.valueOf(e.getMessage()), e);
  }
}
