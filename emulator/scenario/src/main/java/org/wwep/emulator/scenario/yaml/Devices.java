package org.wwep.emulator.scenario.yaml;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wwep.client.Timing;
import org.wwep.device.RetryPolicy;
import org.wwep.emulator.scenario.DeviceSpec;
import org.wwep.emulator.scenario.DeviceSpec.Firmware;
import org.wwep.emulator.scenario.DeviceSpec.StackKind;
import org.wwep.emulator.scenario.LinkSpec;
import org.wwep.emulator.scenario.ServerSpec;
import org.wwep.hal.Boards;
import org.wwep.hal.Debounce;
import org.wwep.hal.MacAddress;
import org.wwep.protocol.DeviceId;

/** Reads the list of devices. */
final class Devices {
  /** The firmware's, unless told otherwise. */
  private static final Duration RESOLVE = Duration.ofSeconds(10);

  private final Problems problems;
  private final Links links;

  Devices(Problems problems) {
    this.problems = problems;
    this.links = new Links(problems);
  }

  /** Reads the devices; left out, there is one. */
  List<DeviceSpec> read(@Nullable Tree tree, Mapping top) {
    if (tree == null) {
      Tree none = new Tree.Fields(List.of(), top.at());
      return List.of(device(none, true));
    }
    if (!(tree instanceof Tree.Items list) || list.items().isEmpty()) {
      top.problem(tree.at(), "'devices': expected a list, '- id: board1', was " + tree.kind());
      return read(null, top);
    }
    List<DeviceSpec> devices = new ArrayList<>();
    Set<String> ids = new LinkedHashSet<>();
    for (Tree item : list.items()) {
      DeviceSpec device = device(item, list.items().size() == 1);
      if (!ids.add(device.id())) {
        problems.add(item.at(), "two devices are called '" + Shown.of(device.id()) + "'");
      }
      devices.add(device);
    }
    return devices;
  }

  private DeviceSpec device(Tree tree, boolean alone) {
    Mapping fields = new Mapping(problems, "device", tree.at(), tree);
    String id =
        alone
            ? fields.value("id", DeviceSpec.DEFAULT_ID, Values.of(Devices::id))
            : fields.required("id", DeviceSpec.DEFAULT_ID, Values.of(Devices::id));
    Firmware firmware = fields.value("firmware", Firmware.CLIENT, Values.oneOf(Firmware.class));
    MacAddress mac = fields.<@Nullable MacAddress>value("mac", null, Values.of(MacAddress::parse));
    DeviceId wireId =
        fields.<@Nullable DeviceId>value("device-id", null, Values.of(DeviceId::parse));
    Boards.Choice hal = fields.value("hal", Boards.Choice.AUTO, Values.oneOf(Boards.Choice.class));
    StackKind stack = fields.value("stack", StackKind.HOST, Values.oneOf(StackKind.class));
    String server = fields.<@Nullable String>value("server", null, Values.of(Devices::host));
    InetAddress address = address(fields, "server-address");
    InetAddress fallback = address(fields, "fallback-address");
    List<LinkSpec> ways = links.of(fields, firmware);
    Timing timing = timing(fields);
    Duration resolve = fields.value("resolve-timeout", RESOLVE, Values::span);
    RetryPolicy retry = retry(fields);
    Duration debounce = fields.value("debounce", Debounce.DEFAULT_WINDOW, Values::duration);
    var parts = new PartsReader(problems).read(fields, firmware);
    fields.end();
    return new DeviceSpec(
        id, firmware, mac, wireId, hal, stack, server, address, fallback, ways, timing, resolve,
        retry, debounce, parts);
  }

  private static Timing timing(Mapping fields) {
    Timing usual = Timing.DEFAULT;
    return new Timing(
        fields.value("connect-timeout", usual.connect(), Values::span),
        fields.value("send-timeout", usual.send(), Values::span),
        fields.value("reply-timeout", usual.reply(), Values::span));
  }

  private static RetryPolicy retry(Mapping fields) {
    RetryPolicy usual = RetryPolicy.DEFAULT;
    int attempts = fields.value("attempts", usual.attempts(), Values.integer(1, 1_000_000));
    Duration first = fields.value("back-off", usual.first(), Values::duration);
    Duration usualCap = first.compareTo(usual.cap()) > 0 ? first : usual.cap();
    Duration cap = fields.value("back-off-cap", usualCap, Values::duration);
    return fields
        .problems()
        .make(fields.at("back-off-cap"), usual, () -> new RetryPolicy(attempts, first, cap));
  }

  private static @Nullable InetAddress address(Mapping fields, String key) {
    return fields.<@Nullable InetAddress>value(key, null, Values.of(Servers::address));
  }

  private static String id(String text) {
    if (!text.matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}") || text.equals(ServerSpec.ID)) {
      throw new IllegalArgumentException(
          "expected letters, digits, '.', '_' or '-', 64 at most, and not 'server', was '"
              + Shown.of(text)
              + "'");
    }
    return text;
  }

  private static String host(String text) {
    if (!text.matches("[A-Za-z0-9._:-]{1,253}")) {
      throw new IllegalArgumentException(
          "expected a host's name or address, was '" + Shown.of(text) + "'");
    }
    return text;
  }
}
