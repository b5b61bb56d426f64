package org.wwep.emulator.cli;

import java.util.Map;
import java.util.Objects;

/** Scenarios in which the keys of a {@link KeyProbe} may show, by name. */
final class KeyScenarios {
  private static final String PRESS = "{'write-serial': 'press'}";
  private static final String IDLE = "{'delay': '1s'}, ";
  private static final String PRESSES =
      "'steps': [" + IDLE + PRESS + ", {'delay': '2s'}, " + PRESS + ", {'delay': '3s'}]";

  private static final Map<String, String> SCENARIOS =
      Map.ofEntries(
          Map.entry("plain", "'devices': [{'id': 'd'}], " + PRESSES),
          Map.entry(
              "course server",
              "'server': {'mode': 'packets'}, 'devices': [{'id': 'd'}], " + PRESSES),
          Map.entry("tls", "'devices': [{'id': 'd', 'tls': {}}], " + PRESSES),
          Map.entry("links", "'devices': [{'id': 'd', 'links': [{'tls': {}}]}], " + PRESSES),
          Map.entry("required", required("'tls': {}")),
          Map.entry("required links", required("'links': [{'tls': {}}]")),
          Map.entry(
              "expired",
              "'devices': [{'id': 'd', 'tls': {}}], 'steps': ["
                  + IDLE
                  + "{'fault': {'type': 'tls', 'attributes': {'kind': 'expired'}}}, "
                  + PRESS
                  + ", {'delay': '3s'}]"),
          Map.entry(
              "expired links",
              "'devices': [{'id': 'd', 'links': [{'tls': {}}]}], 'steps': ["
                  + IDLE
                  + "{'fault': {'type': 'tls', 'attributes': {'kind': 'expired'}}}, "
                  + PRESS
                  + ", {'delay': '3s'}]"),
          Map.entry("coprocessor", "'devices': [{'id': 'd', 'stack': 'nwp'}], " + PRESSES),
          Map.entry(
              "known networks",
              wifi(
                  "'networks': [{'ssid': 'home', 'key': 'at-home-only'}, {'ssid': 'cafe'}],"
                      + " 'profiles': [{'ssid': 'home', 'key': 'at-home-only', 'priority': 3},"
                      + " {'ssid': 'cafe', 'priority': 2}], 'connection-policy': ['auto']")),
          Map.entry(
              "equal networks",
              wifi(
                  "'networks': [{'ssid': 'one', 'rssi': -60}, {'ssid': 'two', 'rssi': -70}],"
                      + " 'profiles': [{'ssid': 'one'}, {'ssid': 'two'}]")),
          Map.entry("own network", wifi("'access-point': {'ssid': 'own', 'key': 'own-key-123'}")),
          Map.entry(
              "power figures",
              "'devices': [{'id': 'd', 'stack': 'nwp', 'power': {'supply-volts': 3.3,"
                  + " 'policy': 'normal', 'sleep-after': '10ms', 'active': {'milliamps': 60},"
                  + " 'sleep': {'milliamps': 0.7, 'wake-up': '3ms'},"
                  + " 'hibernate': {'milliamps': 0.01, 'wake-up': '50ms'}}}], "
                  + PRESSES),
          Map.entry("files", files("")),
          Map.entry("linked files", files("links")),
          Map.entry("padded reply", fault("limit_data", "{'bytes': 12}", "downstream", "{}")),
          Map.entry("late frame", fault("latency", "{'latency': 300}", "upstream", "{}")),
          Map.entry("late", fault("latency", "{'latency': 300}", "", "{}")),
          Map.entry("no network", fault("wifi", "{}", "", "{}")),
          Map.entry(
              "no server",
              "'devices': [{'id': 'd'}], 'steps': ["
                  + IDLE
                  + "{'power-off': 'server'}, "
                  + PRESS
                  + ", {'delay': '9s'}]"),
          Map.entry("no name", boot("nxdomain")),
          Map.entry("no answer about a name", boot("timeout")),
          Map.entry(
              "slow pieces",
              fault("slicer", "{'average_size': 4, 'delay': 300000}", "upstream", "{}")),
          Map.entry(
              "slow end",
              "'server': {'keep-alive': true}, "
                  + fault("slow_close", "{'delay': 8000}", "upstream", "{'id': 'e'}")),
          Map.entry(
              "bounce", "'defaults': {'bounce': 'worn'}, 'devices': [{'id': 'd'}], " + PRESSES),
          Map.entry(
              "bounce by shape",
              "'defaults': {'bounce': {'edges': 5, 'window': '4ms', 'seed': 3}}, 'devices': [{'id':"
                  + " 'd'}], "
                  + PRESSES),
          Map.entry(
              "bounce of a file",
              "'defaults': {'bounce': {'file': 'short.bounce'}}, 'devices': [{'id': 'd'}], "
                  + PRESSES),
          Map.entry("no packets", exhausted("'api': 'bsd'")),
          Map.entry("packets to receive", packets("R")),
          Map.entry("packets to send", packets("T")),
          Map.entry("no packets on a link", exhausted("'links': [{'api': 'bsd'}]")),
          Map.entry(
              "chaos of cuts",
              "'seed': 4, 'devices': [{'id': 'd'}], 'chaos': {'presses': 20, 'over': '5s', 'max-faults': 9,"
                  + " 'faults': [{'type': 'limit_data', 'attributes': {'bytes': 5}}]}"),
          Map.entry("no socket", always("'at-most': {'sockets': 0}")),
          Map.entry("one socket", always("'at-most': {'sockets': 1}")),
          Map.entry("dark", always("'hold-pin': {'part-id': 'led1', 'value': 0}")),
          Map.entry("silent", always("'expect-not-serial': {'text': 'never'}")),
          Map.entry("silent regex", always("'expect-not-serial': {'regex': 'never'}")),
          Map.entry("same", always("'led-equals-register': {'within': '2s'}")),
          Map.entry("rest", always("'at-rest': {'resources': ['sockets']}")),
          Map.entry("some text", sometimes("'wait-serial': {'text': 'never'}")),
          Map.entry("some regex", sometimes("'wait-serial': {'regex': 'never'}")),
          Map.entry("some frame", sometimes("'wait-frame': {'reply': 'A'}")),
          Map.entry("some state", sometimes("'expect-state': {'state': 'Idle'}")),
          Map.entry("some attempts", sometimes("'attempts': {'at-least': 1}")),
          Map.entry("some hit", sometimes("'fault-hits': {'type': 'latency'}")),
          Map.entry("waiting", "'devices': [{'id': 'd'}], 'steps': [{'wait-serial': 'never'}]"),
          Map.entry(
              "chaos",
              "'devices': [{'id': 'd'}], 'chaos': {'presses': 3, 'over': '2s', 'max-faults': 2,"
                  + " 'faults': [{'type': 'latency', 'attributes': {'latency': 50}}]}"));

  private static String always(String condition) {
    return "'devices': [{'id': 'd'}], 'always': [{" + condition + "}], " + PRESSES;
  }

  private static String sometimes(String condition) {
    return "'devices': [{'id': 'd'}], 'sometimes': [{" + condition + "}], " + PRESSES;
  }

  private static String wifi(String fields) {
    return "'devices': [{'id': 'd', 'stack': 'nwp', 'wifi': {"
        + fields
        + "}}], 'steps': [{'delay': '3s'}]";
  }

  /** Looks for three rows of the table of packets. */
  private static String packets(String type) {
    String row = ", {'wait-serial': {'text': '" + type + "         0', 'timeout': '1ms'}}";
    return "'devices': [{'id': 'd'}], 'steps': ["
        + IDLE
        + "{'write-serial': 'state'}"
        + row.repeat(3)
        + "]";
  }

  private static String required(String device) {
    return "'server': {'tls': {'client-auth': 'required'}}, 'devices': [{'id': 'd', "
        + device
        + "}], "
        + PRESSES;
  }

  private static String files(String links) {
    String tls = "'tls': {'ca': 'ca.pem', 'cert': 'client.pem', 'key': 'client-key.pem'}";
    return "'server': {'tls': {'cert': 'server.pem', 'key': 'server-key.pem'}}, 'devices': [{'id':"
        + " 'd', "
        + (links.isEmpty() ? tls : "'links': [{" + tls + "}]")
        + "}], "
        + PRESSES;
  }

  private static String fault(String type, String attributes, String stream, String other) {
    return "'devices': [{'id': 'd'}%s], 'steps': [%s{'fault': {'type': '%s', %s'attributes': %s}}, {'write-serial': {'device': 'd', 'data': 'press'}}, {'delay': '500ms'}%s, {'delay': '10s'}]"
        .formatted(
            other.equals("{}") ? "" : ", " + other,
            IDLE,
            type,
            stream.isEmpty() ? "" : "'stream': '" + stream + "', ",
            attributes,
            other.equals("{}") ? "" : ", {'write-serial': {'device': 'e', 'data': 'press'}}");
  }

  private static String exhausted(String device) {
    return "'devices': [{'id': 'd', "
        + device
        + "}], 'steps': ["
        + IDLE
        + "{'fault': {'type': 'pool', 'may-miss': true}}, "
        + PRESS
        + ", {'delay': '3s'}]";
  }

  private static String boot(String kind) {
    return "'devices': [{'id': 'd'}], 'steps': [{'fault': {'type': 'dns', 'attributes': {'kind': '"
        + kind
        + "'}}}, {'delay': '14s'}]";
  }

  private KeyScenarios() {}

  /** Returns a scenario. */
  static Map<String, Object> of(String name) {
    return ScenarioWalk.json("{'version': 1, " + Objects.requireNonNull(SCENARIOS.get(name)) + "}");
  }
}
