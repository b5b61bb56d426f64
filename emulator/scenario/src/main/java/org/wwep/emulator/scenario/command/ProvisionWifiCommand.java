package org.wwep.emulator.scenario.command;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.coprocessor.AccessPoint;
import org.wwep.emulator.coprocessor.HotSpot;
import org.wwep.emulator.coprocessor.ProvisioningClient;
import org.wwep.emulator.coprocessor.ProvisioningException;
import org.wwep.emulator.coprocessor.channel.IpConfiguration;
import org.wwep.emulator.coprocessor.channel.WlanProfile;
import org.wwep.emulator.scenario.Command;
import org.wwep.emulator.scenario.DeviceSpec;
import org.wwep.emulator.scenario.Formats;
import org.wwep.emulator.scenario.Mismatch;
import org.wwep.emulator.scenario.StepContext;
import org.wwep.emulator.scenario.StepFailedException;
import org.wwep.emulator.scenario.yaml.CommandScope;
import org.wwep.emulator.scenario.yaml.CommandType;
import org.wwep.emulator.scenario.yaml.MappingReader;
import org.wwep.emulator.scenario.yaml.ProfileReader;
import org.wwep.emulator.testbed.DeviceCoprocessor;
import org.wwep.hal.MacAddress;
import org.wwep.net.Endpoint;
import org.wwep.net.JoinFailedException;
import org.wwep.net.LinkException;

/**
 * Gives a device a network as somebody's phone does: joins the device's own network, posts a
 * profile, and has the device try it. It ends once the device has taken both requests.
 */
public record ProvisionWifiCommand(String device, @Nullable WlanProfile profile, Duration timeout)
    implements Command {
  static final CommandType TYPE =
      CommandType.of(
          "provision-wifi",
          ProvisionWifiCommand::read,
          """
          {
            "type": "object",
            "description": "Gives a device a network over its access point, as a phone does.",
            "properties": {
              "ssid": {"$ref": "#/$defs/text", "description": "The network's name."},
              "key": {"$ref": "#/$defs/text", "description": "Its key; left out, it is open."},
              "priority": {"type": "integer", "minimum": 0, "maximum": 15, "description": "Which of several profiles is joined: the highest (default: 0)."},
              "timeout": {
                "$ref": "#/$defs/duration",
                "description": "How long the access point may take to open (default: defaults.timeout)."
              },
              "device": {"$ref": "#/$defs/device"}
            },
            "required": ["ssid"],
            "additionalProperties": false
          }
          """);

  /** What a request of the phone may take. */
  private static final Duration REQUEST = Duration.ofSeconds(5);

  private static final MacAddress PHONE = MacAddress.parse("02:00:00:00:00:fe");

  private static ProvisionWifiCommand read(MappingReader fields, CommandScope scope) {
    String device = scope.devices().device(fields);
    DeviceSpec spec = scope.devices().spec(device);
    if (spec.stack() != DeviceSpec.StackKind.NWP || spec.coprocessor().wifi() == null) {
      fields.problem(
          fields.at(),
          "device '%s' has its network built in: give it 'stack: nwp' and 'wifi: {}'"
              .formatted(device));
    }
    return new ProvisionWifiCommand(
        device, ProfileReader.read(fields), scope.timeouts().timeout(fields, "timeout"));
  }

  @Override
  public String keyword() {
    return TYPE.keyword();
  }

  @Override
  public void run(StepContext context) throws StepFailedException, InterruptedException {
    WlanProfile wanted = Objects.requireNonNull(profile, "read without a problem");
    DeviceCoprocessor coprocessor = context.device(device).coprocessor().orElseThrow();
    if (!context.await(timeout, () -> isOpen(coprocessor))) {
      throw failed(
          context,
          Mismatch.of(
              "an access point of %s within %s".formatted(device, Formats.span(timeout)),
              "was none open"));
    }
    HotSpot hotSpot = coprocessor.nwp().hotSpot().orElseThrow();
    try {
      provision(coprocessor, hotSpot, wanted);
    } catch (LinkException | ProvisioningException e) {
      throw failed(
          context,
          Mismatch.of(
              "%s to take the profile '%s'".formatted(device, wanted.ssid()),
              "was refused: " + e.getMessage()));
    }
  }

  private static boolean isOpen(DeviceCoprocessor coprocessor) {
    return coprocessor.nwp().hotSpot().isPresent() && coprocessor.nwp().web().isPresent();
  }

  private static void provision(DeviceCoprocessor coprocessor, HotSpot hotSpot, WlanProfile wanted)
      throws LinkException, ProvisioningException, InterruptedException {
    AccessPoint network = hotSpot.network();
    String key = network.key();
    HotSpot.Station phone = hotSpot.associate(PHONE, key == null ? "" : key);
    try {
      IpConfiguration given =
          phone
              .lease()
              .orElseThrow(() -> new JoinFailedException("no address on '" + network.ssid() + "'"));
      Optional<Endpoint> web = coprocessor.nwp().web();
      int port = web.map(Endpoint::port).orElseThrow();
      ProvisioningClient client =
          new ProvisioningClient(
              phone.stack(given.address()), new Endpoint(given.gateway(), port), REQUEST);
      client.add(wanted);
      client.confirm();
    } finally {
      phone.leave();
    }
  }

  private StepFailedException failed(StepContext context, Mismatch mismatch) {
    return new StepFailedException(mismatch, context.lastEdges(device));
  }
}
