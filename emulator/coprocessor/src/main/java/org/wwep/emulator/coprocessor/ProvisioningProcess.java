package org.wwep.emulator.coprocessor;

import static java.lang.System.Logger.Level.WARNING;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.coprocessor.channel.Opcode;
import org.wwep.emulator.coprocessor.channel.PayloadWriter;
import org.wwep.emulator.coprocessor.channel.ProvisioningResult;
import org.wwep.emulator.coprocessor.channel.WlanProfile;
import org.wwep.net.bsd.Errno;
import org.wwep.net.bsd.ErrnoException;

/**
 * How a part without a network is given one: it opens its own, takes a profile over HTTP, and tries
 * it. A profile that brings no address is thrown away, and the own network opens again.
 *
 * <p>Any task.
 *
 * <p><b>Source</b>: {@code sl_WlanProvisioning} with {@code SL_WLAN_PROVISIONING_CMD_START_MODE_AP}
 * (SWRU455, chapter 15). Here an address confirms a profile; no application has to fetch that.
 */
final class ProvisioningProcess {
  /** How long a part that starts by itself waits for somebody; TI's advice is some minutes. */
  static final Duration AUTOMATIC = Duration.ofMinutes(10);

  private static final System.Logger LOG = System.getLogger(ProvisioningProcess.class.getName());

  /** What confirming may take. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** An answer is on its way before the network that it goes over is closed. */
  private static final Duration MOMENT = Duration.ofMillis(200);

  private final Radio radio;
  private final WlanMode wlanMode;
  private final KnownNetworks knownNetworks;
  private final CoprocessorTasks coprocessorTasks;
  private final RadioEvents events;
  private Runnable onOpen = () -> {};
  private Phase phase = Phase.OFF;
  private ProvisioningResult result = ProvisioningResult.NOT_STARTED;
  private @Nullable WlanProfile newest;
  private int newestNumber;
  private int generation;
  private Duration patience = AUTOMATIC;

  private enum Phase {
    OFF,
    CONFIGURING,
    CONFIRMING
  }

  ProvisioningProcess(
      Radio radio,
      WlanMode wlanMode,
      KnownNetworks knownNetworks,
      CoprocessorTasks coprocessorTasks,
      RadioEvents events) {
    this.radio = radio;
    this.wlanMode = wlanMode;
    this.knownNetworks = knownNetworks;
    this.coprocessorTasks = coprocessorTasks;
    this.events = events;
  }

  /** Has this run on the own network before anybody hears of it: the HTTP server starts. */
  void onOpen(Runnable starts) {
    onOpen = starts;
  }

  synchronized ProvisioningResult result() {
    return result;
  }

  synchronized boolean isConfiguring() {
    return phase == Phase.CONFIGURING;
  }

  synchronized boolean isActive() {
    return phase != Phase.OFF;
  }

  /** Starts by itself, if the policy says so and nothing is known. */
  void startIfDue() {
    if (knownNetworks.policy().autoProvisioning()
        && knownNetworks.isEmpty()
        && radio.accessPoint().hotSpot() == null) {
      begin(AUTOMATIC);
    }
  }

  /** Starts, for as long as this without anybody doing something. */
  void start(Duration inactivity) throws ErrnoException {
    radio.throwUnlessStation();
    begin(inactivity);
  }

  private synchronized void begin(Duration inactivity) {
    patience = inactivity;
    result = ProvisioningResult.NOT_STARTED;
    newest = null;
    radio.station().stop("the coprocessor is being provisioned");
    open();
  }

  private void open() {
    phase = Phase.CONFIGURING;
    HotSpotSetup setup = wlanMode.hotSpot();
    radio.accessPoint().open(setup, onOpen);
    events.tell(
        Opcode.PROVISIONING, new PayloadWriter().text("open '" + setup.network().ssid() + "'"));
    touch();
  }

  private void touch() {
    int mine = ++generation;
    coprocessorTasks.start("nwp provisioning", () -> expire(mine));
  }

  private void expire(int mine) throws InterruptedException {
    coprocessorTasks.rtos().sleep(patience);
    synchronized (this) {
      if (mine == generation && phase == Phase.CONFIGURING) {
        end("stopped, nobody came for %d s".formatted(patience.toSeconds()));
      }
    }
  }

  /** Stops, and goes back to be a station. */
  synchronized void stop() throws ErrnoException {
    if (phase == Phase.OFF) {
      throw new ErrnoException(Errno.EALREADY, "the coprocessor is not being provisioned");
    }
    end("stopped as asked");
  }

  private void end(String words) {
    generation++;
    phase = Phase.OFF;
    radio.accessPoint().close("provisioning ended");
    events.tell(Opcode.PROVISIONING, new PayloadWriter().text(words));
    radio.station().start();
  }

  /** Takes the power, or a stop of the part: it ends where it is. */
  synchronized void cut() {
    generation++;
    phase = Phase.OFF;
  }

  /** Takes a profile; the newest is the one that is tried. */
  synchronized void add(WlanProfile profile) throws ErrnoException, InterruptedException {
    newestNumber = knownNetworks.add(profile);
    newest = profile;
    events.tell(
        Opcode.PROFILE_ADDED, new PayloadWriter().text(profile.ssid()).number(profile.priority()));
    touch();
  }

  /** Tries the profile, in its own time. */
  synchronized void confirm() {
    WlanProfile profile = newest;
    if (profile == null) {
      throw new IllegalArgumentException("there is no profile to confirm: post one first");
    }
    phase = Phase.CONFIRMING;
    int mine = ++generation;
    coprocessorTasks.start("nwp confirm", () -> confirm(mine, profile));
  }

  private void confirm(int mine, WlanProfile profile) throws InterruptedException {
    coprocessorTasks.rtos().sleep(MOMENT);
    synchronized (this) {
      if (mine != generation) {
        return;
      }
      radio.accessPoint().close("the profile is tried");
    }
    radio.station().connect(profile, PATIENCE, () -> {}, how -> ended(mine, how));
  }

  private void ended(int mine, ProvisioningResult how) throws InterruptedException {
    boolean failed;
    synchronized (this) {
      if (mine != generation) {
        return;
      }
      result = how;
      failed = how != ProvisioningResult.SUCCESS;
      if (!failed) {
        phase = Phase.OFF;
        generation++;
      }
    }
    events.tell(Opcode.PROVISIONING, new PayloadWriter().text(how.words()));
    if (failed) {
      again();
    }
  }

  private void again() throws InterruptedException {
    try {
      knownNetworks.delete(newestNumber);
    } catch (ErrnoException e) {
      LOG.log(WARNING, "the profile that was tried stays: {0}", e.getMessage());
    }
    synchronized (this) {
      newest = null;
      radio.station().stop("the coprocessor is being provisioned");
      open();
    }
  }
}
