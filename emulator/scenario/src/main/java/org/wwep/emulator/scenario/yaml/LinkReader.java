package org.wwep.emulator.scenario.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wwep.client.ApiStyle;
import org.wwep.emulator.scenario.FirmwareSpec;
import org.wwep.emulator.scenario.FirmwareSpec.Course;
import org.wwep.emulator.scenario.LinkSpec;
import org.wwep.emulator.scenario.TlsSpec;
import org.wwep.net.tls.PublicKeyPin;

/** Reads a device's ways to the server: one in its own fields, or several under {@code links}. */
final class LinkReader {
  private final Problems problems;

  LinkReader(Problems problems) {
    this.problems = problems;
  }

  List<LinkSpec> of(MappingReader device, FirmwareSpec firmware) {
    LinkSpec own = link(device);
    YamlNode yamlNode = device.tree("links");
    List<LinkSpec> links = new ArrayList<>();
    if (yamlNode == null) {
      links.add(own);
      if (firmware == Course.DUAL) {
        TlsSpec tls = own.tls() == null ? TlsSpec.DEFAULT : own.tls();
        links.set(0, new LinkSpec(own.port(), own.api(), null, own.padded()));
        links.add(new LinkSpec(null, own.api(), tls, own.padded()));
      }
      return links;
    }
    if (Stream.of("api", "tls", "port", "padded").anyMatch(device::has)) {
      device.problem(
          device.at("links"),
          "give 'links', or 'port', 'api', 'tls' and 'padded' for a single one, not both");
    }
    if (!(yamlNode instanceof YamlNode.Items list) || list.items().isEmpty()) {
      device.problem(
          yamlNode.at(), "'links': expected a list, '- tls: true', was " + yamlNode.kind());
      return List.of(LinkSpec.DEFAULT);
    }
    for (YamlNode item : list.items()) {
      MappingReader fields = new MappingReader(problems, "link", item.at(), item);
      links.add(link(fields));
      fields.end();
    }
    if (firmware == Course.DUAL && links.size() != 2) {
      device.problem(yamlNode.at(), "the dual client has 2 links, was " + links.size());
    }
    return links;
  }

  private LinkSpec link(MappingReader fields) {
    Integer port = fields.<@Nullable Integer>value("port", null, ValueReaders.integer(1, 65535));
    ApiStyle api = fields.value("api", ApiStyle.STREAM, ValueReaders.oneOf(ApiStyle.class));
    TlsSpec tls = tls(fields);
    if (tls != null && api == ApiStyle.BSD && !tls.pins().isEmpty()) {
      fields.problem(
          fields.at("tls"), "'pins': Zephyr's sockets know none: give 'ca', or another 'api'");
    }
    boolean padded = fields.value("padded", false, ValueReaders::truth);
    return new LinkSpec(port, api, tls, padded);
  }

  private @Nullable TlsSpec tls(MappingReader owner) {
    YamlNode yamlNode = owner.tree("tls");
    if (!(yamlNode instanceof YamlNode.Fields)) {
      return owner.value("tls", false, ValueReaders::truth) ? TlsSpec.DEFAULT : null;
    }
    MappingReader fields = new MappingReader(problems, "'tls'", yamlNode.at(), yamlNode);
    String ca = fields.<@Nullable String>value("ca", null, ValueReaders::text);
    List<String> crls = fields.value("crl", List.of(), ValueReaders.list(ValueReaders::text));
    List<PublicKeyPin> pins =
        fields.value("pins", List.of(), ValueReaders.list(ValueReaders.of(PublicKeyPin::parse)));
    String certificate = fields.<@Nullable String>value("cert", null, ValueReaders::text);
    String key = fields.<@Nullable String>value("key", null, ValueReaders::text);
    boolean mutual = fields.value("mutual", false, ValueReaders::truth);
    boolean insecure = fields.value("insecure", false, ValueReaders::truth);
    fields.end();
    return problems.make(
        yamlNode.at(),
        TlsSpec.DEFAULT,
        () -> new TlsSpec(ca, crls, pins, certificate, key, mutual, insecure));
  }
}
