package org.wwep.emulator.scenario.yaml;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.scenario.ServerSpec;
import org.wwep.net.tls.ClientAuth;

/** Reads the class server. */
final class Servers {
  private static final int MOST_CONNECTIONS = 1_000_000;

  private Servers() {}

  static ServerSpec read(Mapping top) {
    Tree tree = top.tree("server");
    ServerSpec usual = ServerSpec.DEFAULT;
    if (tree == null) {
      return usual;
    }
    Mapping fields = new Mapping(top.problems(), "server", tree.at(), tree);
    var mode = fields.value("mode", usual.mode(), Values.oneOf(ServerSpec.Mode.class));
    String name = fields.value("name", usual.name(), Values.of(Servers::name));
    InetAddress address = fields.value("address", usual.address(), Values.of(Servers::address));
    int port = fields.value("port", usual.port(), Values.integer(0, 65535));
    ServerSpec.Tls tls = tls(fields);
    boolean keepAlive = fields.value("keep-alive", false, Values::truth);
    boolean reasons = fields.value("reasons", false, Values::truth);
    var readTimeout = fields.value("read-timeout", usual.readTimeout(), Values::span);
    var idleTimeout = fields.value("idle-timeout", usual.idleTimeout(), Values::span);
    int most =
        fields.value(
            "max-connections", usual.maxConnections(), Values.integer(1, MOST_CONNECTIONS));
    fields.end();
    return fields
        .problems()
        .make(
            tree.at(),
            usual,
            () ->
                new ServerSpec(
                    mode,
                    name,
                    address,
                    port,
                    tls,
                    keepAlive,
                    reasons,
                    readTimeout,
                    idleTimeout,
                    most));
  }

  private static ServerSpec.@Nullable Tls tls(Mapping server) {
    Tree tree = server.tree("tls");
    ServerSpec.Tls usual = ServerSpec.Tls.DEFAULT;
    if (!(tree instanceof Tree.Fields)) {
      return server.value("tls", true, Values::truth) ? usual : null;
    }
    Mapping fields = new Mapping(server.problems(), "'tls'", tree.at(), tree);
    int port = fields.value("port", usual.port(), Values.integer(0, 65535));
    String certificate = fields.<@Nullable String>value("cert", null, Values::text);
    String key = fields.<@Nullable String>value("key", null, Values::text);
    ClientAuth auth = fields.value("client-auth", ClientAuth.NONE, Values.oneOf(ClientAuth.class));
    fields.end();
    return server
        .problems()
        .make(tree.at(), usual, () -> new ServerSpec.Tls(port, certificate, key, auth));
  }

  static InetAddress address(String text) {
    try {
      return InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException _) {
      throw new IllegalArgumentException(
          "expected an IP address like 198.51.100.3, was '" + Shown.of(text) + "'");
    }
  }

  private static String name(String text) {
    if (!text.matches("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?")) {
      throw new IllegalArgumentException("expected a host's name, was '" + Shown.of(text) + "'");
    }
    return text;
  }
}
