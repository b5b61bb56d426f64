package org.wwep.emulator.coprocessor;

import static java.lang.System.Logger.Level.WARNING;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.coprocessor.channel.ConnectionPolicy;
import org.wwep.emulator.coprocessor.channel.MalformedFrameException;
import org.wwep.emulator.coprocessor.channel.PayloadReader;
import org.wwep.emulator.coprocessor.channel.WlanProfile;
import org.wwep.emulator.coprocessor.flash.FlashException;
import org.wwep.emulator.coprocessor.flash.FlashFile;
import org.wwep.emulator.coprocessor.flash.SecureFlash;
import org.wwep.net.bsd.Errno;
import org.wwep.net.bsd.ErrnoException;

/**
 * Which networks are joined without being asked: the last one that was joined, and those of the
 * profiles, as the connection policy has it.
 *
 * <p>Any task. It outlives a power cycle. After a network was left on request nothing is joined by
 * itself until a start, a new profile or a new policy.
 *
 * <p><b>Source</b>: {@code sl_WlanProfileAdd}, {@code sl_WlanPolicySet} (SWRU455, chapter 4): seven
 * profiles; of several in range the one of the highest priority, then a secured one, then the
 * strongest.
 */
final class KnownNetworks {
  /** How many profiles there may be. */
  static final int MOST_PROFILES = 7;

  private static final System.Logger LOG = System.getLogger(KnownNetworks.class.getName());

  private static final SystemFile<ConnectionPolicy> POLICY =
      new SystemFile<>(
          FlashFile.SYSTEM + "policy",
          ConnectionPolicy.DEFAULT,
          ConnectionPolicy::read,
          ConnectionPolicy::write);

  private static final SystemFile<Optional<WlanProfile>> LAST =
      new SystemFile<>(
          FlashFile.SYSTEM + "wlan",
          Optional.empty(),
          from -> from.flag() ? Optional.of(WlanProfile.read(from)) : Optional.empty(),
          (last, into) -> {
            into.flag(last.isPresent());
            last.ifPresent(profile -> profile.write(into));
          });

  private static final SystemFile<List<@Nullable WlanProfile>> PROFILES =
      new SystemFile<>(
          FlashFile.SYSTEM + "profiles",
          List.of(),
          KnownNetworks::readProfiles,
          (profiles, into) -> {
            into.number(profiles.size());
            for (WlanProfile profile : profiles) {
              into.flag(profile != null);
              if (profile != null) {
                profile.write(into);
              }
            }
          });

  private final ExclusiveFlash exclusiveFlash;
  private volatile Optional<WlanProfile> last = Optional.empty();
  private volatile List<@Nullable WlanProfile> profiles = List.of();
  private volatile ConnectionPolicy policy = ConnectionPolicy.DEFAULT;
  private volatile boolean held;

  KnownNetworks(ExclusiveFlash exclusiveFlash) {
    this.exclusiveFlash = exclusiveFlash;
  }

  private static List<@Nullable WlanProfile> readProfiles(PayloadReader from)
      throws MalformedFrameException {
    List<@Nullable WlanProfile> all = new ArrayList<>();
    for (int left = Math.min(from.number(), MOST_PROFILES); left > 0; left--) {
      all.add(from.flag() ? WlanProfile.read(from) : null);
    }
    return all;
  }

  /** Writes profiles and a policy on a production line. */
  static void write(SecureFlash flash, List<WlanProfile> profiles, ConnectionPolicy policy)
      throws FlashException, InterruptedException {
    PROFILES.write(flash, List.copyOf(profiles));
    POLICY.write(flash, policy);
  }

  /** Finds what was kept. */
  void start() throws InterruptedException {
    last = LAST.kept(exclusiveFlash);
    profiles = PROFILES.kept(exclusiveFlash);
    policy = POLICY.kept(exclusiveFlash);
    held = false;
  }

  ConnectionPolicy policy() {
    return policy;
  }

  /** Returns whether there is neither a profile nor a network that was joined. */
  boolean isEmpty() {
    return last.isEmpty() && profiles.stream().allMatch(each -> each == null);
  }

  /** Returns the profiles by their numbers; null for a number that is free. */
  List<@Nullable WlanProfile> profiles() {
    return profiles;
  }

  /** Returns what may be joined of these networks, the best first. */
  List<WlanProfile> candidates(List<AccessPoint> heard) {
    List<WlanProfile> all = new ArrayList<>();
    if (held) {
      return all;
    }
    if (policy.fast()) {
      last.filter(profile -> strength(heard, profile).isPresent()).ifPresent(all::add);
    }
    if (policy.auto()) {
      profiles.stream()
          .filter(profile -> profile != null && strength(heard, profile).isPresent())
          .sorted(
              Comparator.comparingInt(WlanProfile::priority)
                  .thenComparing(WlanProfile::secured)
                  .thenComparing(profile -> strength(heard, profile).orElseThrow())
                  .reversed())
          .filter(profile -> !all.contains(profile))
          .forEach(all::add);
    }
    return all;
  }

  private static Optional<Integer> strength(List<AccessPoint> heard, WlanProfile profile) {
    return heard.stream()
        .filter(network -> network.ssid().equals(profile.ssid()))
        .map(AccessPoint::rssi)
        .findFirst();
  }

  /** Keeps a network that was joined; a flash that is full keeps it until the power goes. */
  void joined(WlanProfile network) throws InterruptedException {
    held = false;
    if (last.filter(network::equals).isPresent()) {
      return;
    }
    last = Optional.of(network);
    try {
      LAST.keep(exclusiveFlash, last);
    } catch (FlashException e) {
      LOG.log(WARNING, "{0} is known until the power goes: {1}", network, e.getMessage());
    }
  }

  /** Forgets the network that was joined last, and joins none by itself for now. */
  void forget() throws ErrnoException, InterruptedException {
    boolean was = last.isPresent();
    last = Optional.empty();
    held = true;
    if (was) {
      LAST.change(exclusiveFlash, last);
    }
  }

  /** Adds a profile, or replaces the one of this name, and returns its number. */
  int add(WlanProfile profile) throws ErrnoException, InterruptedException {
    List<@Nullable WlanProfile> next = new ArrayList<>(profiles);
    int number = -1;
    for (int i = 0; i < next.size(); i++) {
      WlanProfile each = next.get(i);
      if (each != null && each.ssid().equals(profile.ssid())) {
        number = i;
      } else if (each == null && number < 0) {
        number = i;
      }
    }
    if (number < 0 && next.size() == MOST_PROFILES) {
      throw new ErrnoException(
          Errno.ENOSPC, "all %d profiles are in use: delete one".formatted(MOST_PROFILES));
    }
    if (number < 0) {
      number = next.size();
      next.add(profile);
    } else {
      next.set(number, profile);
    }
    replace(next);
    return number;
  }

  /** Deletes a profile. */
  void delete(int number) throws ErrnoException, InterruptedException {
    if (number < 0 || number >= profiles.size() || profiles.get(number) == null) {
      throw new ErrnoException(Errno.ENOENT, "there is no profile " + number);
    }
    List<@Nullable WlanProfile> next = new ArrayList<>(profiles);
    next.set(number, null);
    replace(next);
  }

  /** Deletes all profiles. */
  void deleteAll() throws ErrnoException, InterruptedException {
    replace(List.of());
  }

  private void replace(List<@Nullable WlanProfile> next)
      throws ErrnoException, InterruptedException {
    PROFILES.change(exclusiveFlash, next);
    profiles = next;
    held = false;
  }

  /** Sets the policy. */
  void use(ConnectionPolicy other) throws ErrnoException, InterruptedException {
    if (other.anyP2p()) {
      throw new ErrnoException(
          Errno.ENOTSUP, "any-p2p: there is no Wi-Fi Direct (P2P) here, set the policy without it");
    }
    POLICY.change(exclusiveFlash, other);
    policy = other;
    held = false;
  }
}
