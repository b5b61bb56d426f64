package org.wwep.emulator.coprocessor;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.coprocessor.channel.Channel;
import org.wwep.emulator.coprocessor.driver.CoprocessorDriver;
import org.wwep.emulator.coprocessor.driver.RadioEvent;
import org.wwep.emulator.coprocessor.driver.RadioListeners;
import org.wwep.emulator.coprocessor.driver.RoleSwitch;
import org.wwep.emulator.coprocessor.flash.FlashException;
import org.wwep.net.Endpoint;
import org.wwep.net.JoinFailedException;
import org.wwep.net.LinkException;
import org.wwep.net.LocallyClosedException;
import org.wwep.net.NameNotResolvedException;
import org.wwep.net.NetworkStack;
import org.wwep.net.OwnNetwork;
import org.wwep.net.SecureLayer;
import org.wwep.net.ServiceDiscovery;
import org.wwep.net.TcpListener;
import org.wwep.net.TcpSocket;
import org.wwep.net.bsd.ErrnoException;
import org.wwep.net.bsd.SocketStack;
import org.wwep.net.bsd.TlsSetup;

/**
 * A board's coprocessor with the firmware's driver for it, as the stack that firmware is given.
 *
 * <p><b>Shape</b>: has power from the start. A power cycle makes a fresh coprocessor on the same
 * flash, and a fresh driver; what firmware does when it boots (credentials under their tags) is
 * done before it joins.
 */
public final class CoprocessorStack implements NetworkStack {
  private final CoprocessorParts parts;
  private final CoprocessorConfig config;
  private final CoprocessorDriver.@Nullable Profile profile;
  private final List<TagFile> tags;
  private volatile @Nullable PoweredCoprocessor power;
  private volatile Consumer<Channel> onChannel = _ -> {};
  private final RadioListeners onEvent = new RadioListeners();
  private volatile boolean inRange = true;
  private volatile boolean booted;

  /**
   * Builds one, and gives it power.
   *
   * @param profile the network that the firmware joins, or null for one that joins what the part
   *     knows, and has it provisioned where it knows nothing
   */
  public CoprocessorStack(
      CoprocessorParts parts,
      CoprocessorConfig config,
      CoprocessorDriver.@Nullable Profile profile,
      TagFile... tags)
      throws FlashException, InterruptedException {
    this.parts = parts;
    this.config = config;
    this.profile = profile;
    this.tags = List.of(tags);
    powerOn();
  }

  /** Gives it power again, on the same flash. */
  public void powerOn() throws FlashException, InterruptedException {
    if (power != null) {
      return;
    }
    PoweredCoprocessor fresh = PoweredCoprocessor.start(parts, config, profile, onChannel, inRange);
    fresh.driver().control().listen(onEvent);
    power = fresh;
    booted = false;
  }

  /** Takes its power, in the middle of whatever it does. */
  public void powerOff() {
    PoweredCoprocessor had = power;
    power = null;
    if (had != null) {
      had.end();
    }
  }

  /** Has whoever wants to see what passes be given the channel, now and after each power cycle. */
  public void onChannel(Consumer<Channel> watcher) {
    onChannel = watcher;
    PoweredCoprocessor has = power;
    if (has != null) {
      watcher.accept(has.channel());
    }
  }

  /** Has radio events be told, also after a power cycle; who listens does not wait. */
  public void onEvent(Consumer<RadioEvent> listener) {
    onEvent.add(listener);
  }

  /** Has the networks be in range or not, from now on; the radio notices in its own time. */
  public void inRange(boolean is) {
    inRange = is;
    PoweredCoprocessor has = power;
    if (has != null) {
      has.coprocessor().inRange(is);
    }
  }

  /** Returns the firmware's driver. */
  public CoprocessorDriver driver() throws LocallyClosedException {
    return powered().driver();
  }

  /** Returns how the coprocessor is, for its page. */
  public Map<String, String> state() {
    return Optional.ofNullable(power)
        .map(has -> has.coprocessor().state())
        .orElse(Map.of("power", "none"));
  }

  /** Returns where the coprocessor's HTTP server listens, if it does. */
  public Optional<Endpoint> web() {
    return Optional.ofNullable(power).flatMap(has -> has.coprocessor().web());
  }

  /** Returns the network that the coprocessor has open, if it has. */
  public Optional<HotSpot> hotSpot() {
    return Optional.ofNullable(power).flatMap(has -> has.coprocessor().hotSpot());
  }

  /** Counts the coprocessor's sockets in use. */
  public int openSockets() {
    return Optional.ofNullable(power).map(has -> has.coprocessor().openSockets()).orElse(0);
  }

  private PoweredCoprocessor powered() throws LocallyClosedException {
    PoweredCoprocessor has = power;
    if (has == null) {
      throw new LocallyClosedException("the coprocessor has no power");
    }
    return has;
  }

  private SocketStack stack() throws LocallyClosedException {
    return powered().driver().stack();
  }

  /** Returns what has the coprocessor secure a connection; the credentials are under its tags. */
  public SecureLayer secured(TlsSetup setup) {
    return new PowerCycledLayer(() -> stack().secured(setup));
  }

  /** Boots the firmware's part of it, and joins the network of the profile. */
  @Override
  public void join(Duration timeout) throws JoinFailedException, InterruptedException {
    try {
      PoweredCoprocessor has = powered();
      boot(has.driver());
      has.driver().stack().join(timeout);
    } catch (LocallyClosedException e) {
      throw new JoinFailedException(String.valueOf(e.getMessage()), e);
    } catch (ErrnoException e) {
      throw new JoinFailedException("the coprocessor takes no credential: " + e.getMessage(), e);
    }
  }

  private void boot(CoprocessorDriver driver) throws ErrnoException {
    if (!booted) {
      for (TagFile each : tags) {
        driver.sockets().credentials().addFile(each.tag(), each.type(), each.file());
      }
      booted = true;
    }
  }

  @Override
  public List<InetAddress> resolveAll(String host, Duration timeout)
      throws NameNotResolvedException, InterruptedException {
    try {
      return stack().resolveAll(host, timeout);
    } catch (LocallyClosedException e) {
      throw new NameNotResolvedException(String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public Optional<InetAddress> ownAddress() {
    return Optional.ofNullable(power).flatMap(has -> has.driver().control().ownAddress());
  }

  @Override
  public ServiceDiscovery services() {
    return new CoprocessorServices(this);
  }

  @Override
  public boolean announce(String name) {
    return parts.network().announce(name);
  }

  @Override
  public boolean open(OwnNetwork network, Duration timeout)
      throws JoinFailedException, InterruptedException {
    try {
      CoprocessorDriver driver = driver();
      // On this machine's own addresses there is no other one to have.
      boolean addressed = !config.hotSpot().addresses().address().isLoopbackAddress();
      new RoleSwitch(driver).open(network, addressed);
      boot(driver);
      driver.wlan().await(timeout);
      return true;
    } catch (LocallyClosedException | ErrnoException e) {
      throw new JoinFailedException(String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public void closeOwnNetwork() throws JoinFailedException, InterruptedException {
    try {
      new RoleSwitch(driver()).close();
    } catch (LocallyClosedException | ErrnoException e) {
      throw new JoinFailedException(String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public TcpSocket socket() throws LinkException {
    return stack().socket();
  }

  @Override
  public TcpListener listen(Endpoint local) throws LinkException {
    return stack().listen(local);
  }

  /** Takes its power. */
  @Override
  public void close() {
    powerOff();
  }
}
