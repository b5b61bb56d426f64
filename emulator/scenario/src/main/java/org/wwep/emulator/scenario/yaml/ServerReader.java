package org.wwep.emulator.scenario.yaml;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.scenario.FirmwareSpec;
import org.wwep.emulator.scenario.ServerSpec;
import org.wwep.emulator.testbed.CourseServer;
import org.wwep.emulator.testbed.DeviceAddresses;
import org.wwep.net.tls.ClientAuth;
import org.wwep.protocol.server.ServerRules;

/** Reads the register server. */
final class ServerReader {
  private static final String REGISTER_SERVER = "register-server";
  private static final List<String> MODES =
      Stream.concat(Stream.of(REGISTER_SERVER), ValueReaders.names(CourseServer.class).stream())
          .toList();
  private static final int MOST_CONNECTIONS = 1_000_000;
  private static final int MOST_PACKETS = 10_000;

  private ServerReader() {}

  static ServerSpec read(MappingReader top, ClassLoader classes) {
    YamlNode yamlNode = top.tree("server");
    ServerSpec usual = ServerSpec.DEFAULT;
    if (yamlNode == null) {
      return usual;
    }
    MappingReader fields = new MappingReader(top.problems(), "server", yamlNode.at(), yamlNode);
    CourseServer course = course(fields.value("mode", REGISTER_SERVER, ServerReader::mode));
    String name = fields.value("name", usual.name(), ValueReaders.of(ServerReader::name));
    InetAddress address =
        fields.value("address", usual.address(), ValueReaders.of(ServerReader::own));
    int port = fields.value("port", usual.port(), ValueReaders.integer(0, 65535));
    ServerSpec.Tls tls = tls(fields);
    ServerRules rules = usual.rules();
    boolean keepAlive = fields.value("keep-alive", false, ValueReaders::truth);
    boolean reasons = fields.value("reasons", false, ValueReaders::truth);
    var firstByteTimeout =
        fields.value("first-byte-timeout", rules.firstByteTimeout(), ValueReaders::span);
    var readTimeout = fields.value("read-timeout", rules.readTimeout(), ValueReaders::span);
    var idleTimeout = fields.value("idle-timeout", rules.idleTimeout(), ValueReaders::span);
    int most =
        fields.value(
            "max-connections", rules.maxConnections(), ValueReaders.integer(1, MOST_CONNECTIONS));
    boolean padded = fields.value("padded", false, ValueReaders::truth);
    ServerSpec.PacketCounts packets = packets(fields);
    FirmwareSpec firmware = new FirmwareReader(top.problems(), classes).server(fields);
    fields.end();
    if (firmware != null && (port == 0 || (tls != null && tls.port() == 0))) {
      fields.problem(
          fields.at("port"), "'port': say where the firmware listens, 0 is no port of its sources");
    }
    if (fields.has("idle-timeout") && !keepAlive) {
      fields.problem(
          fields.at("idle-timeout"),
          "'idle-timeout': only a connection that is kept alive can be idle: add 'keep-alive:"
              + " true'");
    }
    if (fields.has("max-connections")
        && (course == CourseServer.PACKETS || course == CourseServer.CALLBACKS)) {
      fields.problem(
          fields.at("max-connections"),
          "'max-connections': the servers of modes 'packets' and 'callbacks' have one connection");
    }
    return fields
        .problems()
        .make(
            yamlNode.at(),
            usual,
            () ->
                new ServerSpec(
                    course,
                    name,
                    address,
                    port,
                    tls,
                    new ServerRules(
                        keepAlive,
                        reasons,
                        firstByteTimeout,
                        readTimeout,
                        idleTimeout,
                        most,
                        padded),
                    packets,
                    firmware));
  }

  private static String mode(YamlNode yamlNode) {
    boolean formerName =
        yamlNode instanceof YamlNode.Scalar scalar && scalar.text().equals("class");
    return formerName ? REGISTER_SERVER : ValueReaders.oneOf(MODES).read(yamlNode);
  }

  private static @Nullable CourseServer course(String mode) {
    return mode.equals(REGISTER_SERVER)
        ? null
        : CourseServer.valueOf(mode.toUpperCase(Locale.ROOT));
  }

  private static ServerSpec.@Nullable PacketCounts packets(MappingReader fields) {
    Integer transmit =
        fields.<@Nullable Integer>value("tx-packets", null, ValueReaders.integer(1, MOST_PACKETS));
    Integer receive =
        fields.<@Nullable Integer>value("rx-packets", null, ValueReaders.integer(1, MOST_PACKETS));
    return transmit == null && receive == null
        ? null
        : new ServerSpec.PacketCounts(transmit, receive);
  }

  private static ServerSpec.@Nullable Tls tls(MappingReader server) {
    YamlNode yamlNode = server.tree("tls");
    ServerSpec.Tls usual = ServerSpec.Tls.DEFAULT;
    if (!(yamlNode instanceof YamlNode.Fields)) {
      return server.value("tls", true, ValueReaders::truth) ? usual : null;
    }
    MappingReader fields = new MappingReader(server.problems(), "'tls'", yamlNode.at(), yamlNode);
    int port = fields.value("port", usual.port(), ValueReaders.integer(0, 65535));
    String certificate = fields.<@Nullable String>value("cert", null, ValueReaders::text);
    String key = fields.<@Nullable String>value("key", null, ValueReaders::text);
    ClientAuth auth =
        fields.value("client-auth", ClientAuth.NONE, ValueReaders.oneOf(ClientAuth.class));
    fields.end();
    return server
        .problems()
        .make(yamlNode.at(), usual, () -> new ServerSpec.Tls(port, certificate, key, auth));
  }

  static InetAddress address(String text) {
    try {
      return InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException _) {
      throw new IllegalArgumentException(
          "expected an IP address like 198.51.100.3, was '" + QuotedText.of(text) + "'");
    }
  }

  /** An address that a server can have: one machine's, and not that of a simulated device. */
  private static InetAddress own(String text) {
    InetAddress address = address(text);
    if (address.isAnyLocalAddress() || address.isMulticastAddress()) {
      throw new IllegalArgumentException(
          "expected the address of one machine, was '" + QuotedText.of(text) + "'");
    }
    if (DeviceAddresses.contain(address)) {
      throw new IllegalArgumentException(
          "10.0.0.1 to 10.0.255.255 are those of devices, was '" + QuotedText.of(text) + "'");
    }
    return address;
  }

  /** A host's name. */
  static String name(String text) {
    if (!text.matches("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?")) {
      throw new IllegalArgumentException(
          "expected a host's name, was '" + QuotedText.of(text) + "'");
    }
    return text;
  }
}
