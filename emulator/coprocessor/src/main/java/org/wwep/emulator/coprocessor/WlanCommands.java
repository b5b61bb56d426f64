package org.wwep.emulator.coprocessor;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.coprocessor.channel.ConnectionPolicy;
import org.wwep.emulator.coprocessor.channel.ErrorCodec;
import org.wwep.emulator.coprocessor.channel.Frame;
import org.wwep.emulator.coprocessor.channel.MalformedFrameException;
import org.wwep.emulator.coprocessor.channel.PayloadReader;
import org.wwep.emulator.coprocessor.channel.PayloadWriter;
import org.wwep.emulator.coprocessor.channel.PowerPolicy;
import org.wwep.emulator.coprocessor.channel.Role;
import org.wwep.emulator.coprocessor.channel.WlanProfile;
import org.wwep.net.bsd.ErrnoException;

/** What can be asked of profiles, policies, the role, and provisioning. */
final class WlanCommands implements CommandHandler {
  private final KnownNetworks knownNetworks;
  private final WlanMode wlanMode;
  private final Radio radio;
  private final ProvisioningProcess provisioning;
  private final PowerMeter powerMeter;

  WlanCommands(
      KnownNetworks knownNetworks,
      WlanMode wlanMode,
      Radio radio,
      ProvisioningProcess provisioning,
      PowerMeter powerMeter) {
    this.knownNetworks = knownNetworks;
    this.wlanMode = wlanMode;
    this.radio = radio;
    this.provisioning = provisioning;
    this.powerMeter = powerMeter;
  }

  @Override
  public void carryOut(Frame command, PayloadReader asked, ReplySink replySink)
      throws ErrnoException, MalformedFrameException {
    switch (command.opcode()) {
      case PROFILE_ADD -> {
        WlanProfile profile = WlanProfile.read(asked);
        replySink.later(
            "nwp profile",
            () -> {
              int number = knownNetworks.add(profile);
              radio.station().rejoin();
              return ErrorCodec.done().number(number);
            });
      }
      case PROFILE_DELETE -> {
        boolean all = asked.flag();
        int number = asked.number();
        replySink.change("nwp profile", () -> delete(all, number));
      }
      case PROFILE_LIST -> replySink.done(profiles());
      case POLICY_SET -> {
        ConnectionPolicy policy = ConnectionPolicy.read(asked);
        replySink.change("nwp policy", () -> use(policy));
      }
      case POLICY_GET -> replySink.done(knownNetworks.policy().write(ErrorCodec.done()));
      case ROLE_SET -> {
        Role role = Role.of(asked.number());
        replySink.change("nwp role", () -> wlanMode.role(role));
      }
      case HOTSPOT_SET -> {
        AccessPoint network = WlanMode.network(asked);
        replySink.change(
            "nwp role", () -> wlanMode.hotSpot(wlanMode.hotSpot().withNetwork(network)));
      }
      case PROVISION -> {
        boolean start = asked.flag();
        Duration inactivity = asked.time();
        if (start) {
          provisioning.start(inactivity);
        } else {
          provisioning.stop();
        }
        replySink.done();
      }
      case POWER_SET -> {
        powerMeter.use(PowerPolicy.of(asked.number()));
        replySink.done();
      }
      case POWER_GET -> replySink.done(ErrorCodec.done().number(powerMeter.policy().number()));
      case WLAN_STATUS ->
          replySink.done(
              ErrorCodec.done()
                  .number(radio.role().number())
                  .flag(provisioning.isActive())
                  .text(radio.network().orElse(""))
                  .flag(radio.acquired().isPresent()));
      default -> throw new MalformedFrameException("no command for Wi-Fi: " + command.opcode());
    }
  }

  private void delete(boolean all, int number) throws ErrnoException, InterruptedException {
    if (all) {
      knownNetworks.deleteAll();
    } else {
      knownNetworks.delete(number);
    }
  }

  private void use(ConnectionPolicy policy) throws ErrnoException, InterruptedException {
    knownNetworks.use(policy);
    provisioning.startIfDue();
    if (!provisioning.isActive()) {
      radio.station().rejoin();
    }
  }

  private PayloadWriter profiles() {
    List<@Nullable WlanProfile> all = knownNetworks.profiles();
    PayloadWriter into =
        ErrorCodec.done().number((int) all.stream().filter(each -> each != null).count());
    for (int i = 0; i < all.size(); i++) {
      WlanProfile each = all.get(i);
      if (each != null) {
        into.number(i).text(each.ssid()).flag(each.secured()).number(each.priority());
      }
    }
    return into;
  }
}
