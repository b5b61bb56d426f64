package org.wwep.emulator.scenario.yaml;

import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.device.LinkConfig;
import org.wwep.emulator.external.ConsoleSpec;
import org.wwep.emulator.external.ExternalSpec;
import org.wwep.emulator.testbed.RealTimeWorld;

/** Reads where a board on a bench finds its servers: the key {@code network}. */
final class BenchNetworkReader {
  private static final ValueReaders.Reader<Integer> PORT = ValueReaders.integer(0, 65535);

  private BenchNetworkReader() {}

  /** A program is told its ports, and takes free ones; a board has the protocol's built in. */
  static ExternalSpec.@Nullable Network read(MappingReader board, @Nullable ConsoleSpec console) {
    boolean told = console instanceof ConsoleSpec.Program;
    YamlNode yamlNode = board.tree("network");
    if (yamlNode == null) {
      return told ? new ExternalSpec.Network(RealTimeWorld.LOOPBACK, 0, 0, null) : null;
    }
    MappingReader fields =
        new MappingReader(board.problems(), "'network'", yamlNode.at(), yamlNode);
    InetAddress address =
        fields.value("address", RealTimeWorld.LOOPBACK, ValueReaders.of(ServerReader::address));
    int port = fields.value("port", told ? 0 : LinkConfig.OPEN_PORT, PORT);
    int tlsPort = fields.value("tls-port", told ? 0 : LinkConfig.TLS_PORT, PORT);
    ExternalSpec.Dns dns = dns(fields);
    if (dns != null && address.isAnyLocalAddress()) {
      fields.problem(
          fields.at("address"),
          "'address': names have to lead somewhere: give this machine's own on the board's"
              + " network");
    }
    fields.end();
    return new ExternalSpec.Network(address, port, tlsPort, dns);
  }

  private static ExternalSpec.@Nullable Dns dns(MappingReader network) {
    YamlNode yamlNode = network.tree("dns");
    if (yamlNode == null) {
      return null;
    }
    if (!(yamlNode instanceof YamlNode.Fields)) {
      return new ExternalSpec.Dns(network.value("dns", 0, PORT), List.of());
    }
    MappingReader fields = new MappingReader(network.problems(), "'dns'", yamlNode.at(), yamlNode);
    int port = fields.required("port", 0, PORT);
    List<String> names =
        fields.value("names", List.of(), ValueReaders.list(ValueReaders.of(ServerReader::name)));
    fields.end();
    return new ExternalSpec.Dns(port, names);
  }
}
