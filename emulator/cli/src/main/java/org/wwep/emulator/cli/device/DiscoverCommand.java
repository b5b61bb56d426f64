package org.wwep.emulator.cli.device;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.cli.terminal.LineWriter;
import org.wwep.emulator.json.JsonLine;
import org.wwep.emulator.netapp.Discovery;
import org.wwep.net.TerminalText;
import org.wwep.value.Ranges;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wwep discover}. */
@Command(
    name = "discover",
    mixinStandardHelpOptions = true,
    description = {
      "Lists the announcements of a service by multicast DNS: name, address, port, properties.",
      "'wwep device --stack nwp --nwp-page PORT' announces its page, as wwep-PORT.",
      "Exit code 3 if there is no answer."
    },
    footer = {"", "Example: wwep discover   or: wwep discover _ipp._tcp --interface 192.168.1.7"})
public final class DiscoverCommand implements Callable<Integer> {
  /** Of a line; names and properties are others'. */
  private static final int LONGEST = 1000;

  private static final Pattern TYPE =
      Pattern.compile("(_[A-Za-z0-9](?:[A-Za-z0-9-]{0,14})\\._(?:tcp|udp))(?:\\.local\\.?)?");

  @Parameters(
      arity = "0..1",
      paramLabel = "SERVICE",
      description = "Type of the service (default: _http._tcp, a coprocessor's page).")
  String service = Discovery.PAGE;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      description =
          "Time to listen for answers (default: 3s); a device that has just started takes some "
              + "seconds until it is announced.")
  Duration timeout = Duration.ofSeconds(3);

  @Option(
      names = "--interface",
      paramLabel = "IP",
      description =
          "Ask on the interface with this address "
              + "(default: 127.0.0.1, where devices announce themselves).")
  InetAddress address = InetAddress.ofLiteral("127.0.0.1");

  @Option(names = "--json", description = "Print JSON, one object a line.")
  boolean json;

  private final LineWriter out = LineWriter.standard();

  @Override
  public Integer call() throws Exception {
    String type = type(service);
    Ranges.positive("--timeout", timeout);
    List<Discovery.DiscoveredService> found;
    try (Discovery mdns = Discovery.on(address)) {
      found = mdns.find(type, timeout);
    } catch (IOException e) {
      throw new CliException(
          ExitCode.ENVIRONMENT,
          "no multicast DNS on %s: %s; name an interface of this machine with --interface"
              .formatted(address.getHostAddress(), e.getMessage()));
    }
    if (found.isEmpty()) {
      throw new CliException(
          ExitCode.ENVIRONMENT,
          ("nobody on %s announced %s within %d ms: start 'wwep device --stack nwp --nwp-page"
                  + " 0', or give a longer --timeout")
              .formatted(address.getHostAddress(), type, timeout.toMillis()));
    }
    if (json) {
      found.forEach(each -> out.json(json(type, each)));
    } else {
      found.forEach(each -> out.line(TerminalText.of(line(each), LONGEST)));
    }
    return out.finish(ExitCode.PASS);
  }

  private static String type(String text) {
    var matcher = TYPE.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is no kind of service: write one like _http._tcp");
    }
    return matcher.group(1);
  }

  private static String line(Discovery.DiscoveredService discoveredService) {
    String text =
        discoveredService.text().entrySet().stream()
            .map(entry -> " " + entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining());
    return "%s %s:%d%s"
        .formatted(
            discoveredService.name(),
            discoveredService.address().getHostAddress(),
            discoveredService.port(),
            text);
  }

  private static String json(String type, Discovery.DiscoveredService discoveredService) {
    JsonLine line =
        new JsonLine(Instant.now(), "found")
            .with("service", type)
            .with("name", discoveredService.name())
            .with("address", discoveredService.address().getHostAddress())
            .with("port", discoveredService.port());
    discoveredService.text().forEach((name, value) -> line.with("txt." + name, value));
    return line.end();
  }
}
