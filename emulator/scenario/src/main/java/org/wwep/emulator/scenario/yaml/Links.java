package org.wwep.emulator.scenario.yaml;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.client.ApiStyle;
import org.wwep.emulator.scenario.DeviceSpec.Firmware;
import org.wwep.emulator.scenario.LinkSpec;
import org.wwep.emulator.scenario.TlsSpec;
import org.wwep.net.tls.Pin;

/** Reads a device's ways to the server: one in its own fields, or several under {@code links}. */
final class Links {
  private final Problems problems;

  Links(Problems problems) {
    this.problems = problems;
  }

  List<LinkSpec> of(Mapping device, Firmware firmware) {
    LinkSpec own = link(device);
    Tree tree = device.tree("links");
    List<LinkSpec> links = new ArrayList<>();
    if (tree == null) {
      links.add(own);
      if (firmware == Firmware.DUAL) {
        TlsSpec tls = own.tls() == null ? TlsSpec.DEFAULT : own.tls();
        links.set(0, new LinkSpec(own.port(), own.api(), null));
        links.add(new LinkSpec(null, own.api(), tls));
      }
      return links;
    }
    if (device.has("api") || device.has("tls") || device.has("port")) {
      device.problem(
          device.at("links"),
          "give 'links', or 'port', 'api' and 'tls' for a single one, not both");
    }
    if (!(tree instanceof Tree.Items list) || list.items().isEmpty()) {
      device.problem(tree.at(), "'links': expected a list, '- tls: true', was " + tree.kind());
      return List.of(LinkSpec.DEFAULT);
    }
    for (Tree item : list.items()) {
      Mapping fields = new Mapping(problems, "link", item.at(), item);
      links.add(link(fields));
      fields.end();
    }
    if (firmware == Firmware.DUAL && links.size() != 2) {
      device.problem(tree.at(), "the dual client has 2 links, was " + links.size());
    }
    return links;
  }

  private LinkSpec link(Mapping fields) {
    return new LinkSpec(
        fields.<@Nullable Integer>value("port", null, Values.integer(1, 65535)),
        fields.value("api", ApiStyle.STREAM, Values.oneOf(ApiStyle.class)),
        tls(fields));
  }

  private @Nullable TlsSpec tls(Mapping owner) {
    Tree tree = owner.tree("tls");
    if (!(tree instanceof Tree.Fields)) {
      return owner.value("tls", false, Values::truth) ? TlsSpec.DEFAULT : null;
    }
    Mapping fields = new Mapping(problems, "'tls'", tree.at(), tree);
    String ca = fields.<@Nullable String>value("ca", null, Values::text);
    List<Pin> pins = fields.value("pins", List.of(), Values.list(Values.of(Pin::parse)));
    String certificate = fields.<@Nullable String>value("cert", null, Values::text);
    String key = fields.<@Nullable String>value("key", null, Values::text);
    boolean mutual = fields.value("mutual", false, Values::truth);
    boolean insecure = fields.value("insecure", false, Values::truth);
    fields.end();
    return problems.make(
        tree.at(),
        TlsSpec.DEFAULT,
        () -> new TlsSpec(ca, pins, certificate, key, mutual, insecure));
  }
}
