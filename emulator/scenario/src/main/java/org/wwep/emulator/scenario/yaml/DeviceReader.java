package org.wwep.emulator.scenario.yaml;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wwep.client.ClientTimeouts;
import org.wwep.device.ClientSettings;
import org.wwep.device.RetryPolicy;
import org.wwep.emulator.scenario.BoardParts;
import org.wwep.emulator.scenario.CoprocessorSpec;
import org.wwep.emulator.scenario.DeviceSpec;
import org.wwep.emulator.scenario.DeviceSpec.OnFault;
import org.wwep.emulator.scenario.DeviceSpec.StackKind;
import org.wwep.emulator.scenario.FirmwareSpec;
import org.wwep.emulator.scenario.LinkSpec;
import org.wwep.emulator.scenario.ServerSpec;
import org.wwep.emulator.scenario.TlsSpec;
import org.wwep.hal.Boards;
import org.wwep.hal.MacAddress;
import org.wwep.net.packet.PoolSizes;
import org.wwep.protocol.DeviceId;

/** Reads the list of devices. */
final class DeviceReader {
  private static final int MOST_PACKETS = 10_000;
  private static final ValueReaders.Reader<Integer> PACKETS = ValueReaders.integer(1, MOST_PACKETS);

  private final Problems problems;
  private final LinkReader linkReader;
  private final FirmwareReader firmwareReader;

  DeviceReader(Problems problems, ClassLoader classes) {
    this.problems = problems;
    this.firmwareReader = new FirmwareReader(problems, classes);
    this.linkReader = new LinkReader(problems);
  }

  /** Reads the devices; left out, there is one. */
  List<DeviceSpec> read(@Nullable YamlNode yamlNode, MappingReader top) {
    if (yamlNode == null) {
      YamlNode none = new YamlNode.Fields(List.of(), top.at());
      return List.of(device(none, true));
    }
    if (!(yamlNode instanceof YamlNode.Items list) || list.items().isEmpty()) {
      top.problem(
          yamlNode.at(), "'devices': expected a list, '- id: board1', was " + yamlNode.kind());
      return read(null, top);
    }
    List<DeviceSpec> devices = new ArrayList<>();
    Set<String> ids = new LinkedHashSet<>();
    for (YamlNode item : list.items()) {
      DeviceSpec device = device(item, list.items().size() == 1);
      if (!ids.add(device.id())) {
        problems.add(item.at(), "two devices are called '" + QuotedText.of(device.id()) + "'");
      }
      devices.add(device);
    }
    return devices;
  }

  private DeviceSpec device(YamlNode yamlNode, boolean alone) {
    MappingReader fields = new MappingReader(problems, "device", yamlNode.at(), yamlNode);
    String id =
        alone
            ? fields.value("id", DeviceSpec.DEFAULT_ID, ValueReaders.of(DeviceReader::id))
            : fields.required("id", DeviceSpec.DEFAULT_ID, ValueReaders.of(DeviceReader::id));
    FirmwareSpec firmware = firmwareReader.read(fields);
    MacAddress mac =
        fields.<@Nullable MacAddress>value("mac", null, ValueReaders.of(MacAddress::parse));
    DeviceId wireId =
        fields.<@Nullable DeviceId>value("device-id", null, ValueReaders.of(DeviceId::parse));
    String hal =
        fields.value("hal", Boards.AUTO, ValueReaders.of(text -> Boards.installed().parse(text)));
    StackKind stack = fields.value("stack", StackKind.HOST, ValueReaders.oneOf(StackKind.class));
    String server =
        fields.<@Nullable String>value("server", null, ValueReaders.of(DeviceReader::host));
    InetAddress address = address(fields, "server-address");
    InetAddress fallback = address(fields, "fallback-address");
    List<LinkSpec> ways = linkReader.of(fields, firmware);
    if (stack == StackKind.NWP
        && ways.stream()
            .anyMatch(link -> link.tls() != null && !link.tls().equals(TlsSpec.DEFAULT))) {
      fields.problem(
          fields.at(fields.has("links") ? "links" : "tls"),
          "'tls': a coprocessor takes what is in its flash: leave the fields out, 'tls: true'");
    }
    CoprocessorSpec coprocessor = new CoprocessorReader(problems).read(fields, stack);
    ClientTimeouts clientTimeouts = timing(fields);
    Duration resolve =
        fields.value("resolve-timeout", ClientSettings.DEFAULT.resolve(), ValueReaders::span);
    RetryPolicy retry = retry(fields);
    Duration debounce =
        fields.value("debounce", ClientSettings.DEFAULT.debounce(), ValueReaders::duration);
    PartsReader partsReader = new PartsReader(problems);
    var parts = partsReader.read(fields, firmware);
    BoardParts board = partsReader.board(fields, firmware, parts);
    boolean registerIsGiven = fields.has("register");
    OnFault onFault = onFault(fields, firmware);
    PoolSizes pools = pools(fields, firmware);
    fields.end();
    return new DeviceSpec(
        id,
        firmware,
        mac,
        hal,
        stack,
        coprocessor,
        server,
        address,
        fallback,
        ways,
        new ClientSettings(wireId, clientTimeouts, retry, resolve, debounce, pools),
        board.equals(BoardParts.of(parts)) ? parts : List.of(board.first(parts.getFirst())),
        board,
        registerIsGiven,
        onFault);
  }

  private static OnFault onFault(MappingReader fields, FirmwareSpec firmware) {
    OnFault onFault = fields.value("on-fault", OnFault.FAIL, ValueReaders.oneOf(OnFault.class));
    if (fields.has("on-fault") && firmware.isClient()) {
      fields.problem(
          fields.at("on-fault"),
          "'on-fault' is for firmware of your own: the client has no faults");
    }
    return onFault;
  }

  private static PoolSizes pools(MappingReader fields, FirmwareSpec firmware) {
    PoolSizes usual = PoolSizes.DEFAULT;
    int transmit = fields.value("tx-packets", usual.transmit(), PACKETS);
    int receive = fields.value("rx-packets", usual.receive(), PACKETS);
    boolean ofC =
        firmware instanceof FirmwareSpec.CSources || firmware instanceof FirmwareSpec.BuiltFile;
    if (ofC && (fields.has("tx-packets") || fields.has("rx-packets"))) {
      fields.problem(
          fields.at(fields.has("tx-packets") ? "tx-packets" : "rx-packets"),
          "firmware in C has the packets that it was built with: 'defines:"
              + " {TX_PACKET_POOL_SIZE: 6, RX_PACKET_POOL_SIZE: 6}'");
    }
    return new PoolSizes(transmit, receive, usual.bufferSize());
  }

  private static ClientTimeouts timing(MappingReader fields) {
    ClientTimeouts usual = ClientTimeouts.DEFAULT;
    return new ClientTimeouts(
        fields.value("connect-timeout", usual.connect(), ValueReaders::span),
        fields.value("send-timeout", usual.send(), ValueReaders::span),
        fields.value("reply-timeout", usual.reply(), ValueReaders::span));
  }

  private static RetryPolicy retry(MappingReader fields) {
    RetryPolicy usual = RetryPolicy.DEFAULT;
    int attempts = fields.value("attempts", usual.attempts(), ValueReaders.integer(1, 1_000_000));
    Duration first = fields.value("back-off", usual.first(), ValueReaders::duration);
    Duration usualCap = first.compareTo(usual.cap()) > 0 ? first : usual.cap();
    Duration cap = fields.value("back-off-cap", usualCap, ValueReaders::duration);
    return fields
        .problems()
        .make(fields.at("back-off-cap"), usual, () -> new RetryPolicy(attempts, first, cap));
  }

  private static @Nullable InetAddress address(MappingReader fields, String key) {
    return fields.<@Nullable InetAddress>value(key, null, ValueReaders.of(ServerReader::address));
  }

  private static String id(String text) {
    if (!text.matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}") || text.equals(ServerSpec.ID)) {
      throw new IllegalArgumentException(
          "expected letters, digits, '.', '_' or '-', 64 at most, and not 'server', was '"
              + QuotedText.of(text)
              + "'");
    }
    return text;
  }

  private static String host(String text) {
    if (!text.matches("[A-Za-z0-9._:-]{1,253}")) {
      throw new IllegalArgumentException(
          "expected a host's name or address, was '" + QuotedText.of(text) + "'");
    }
    return text;
  }
}
