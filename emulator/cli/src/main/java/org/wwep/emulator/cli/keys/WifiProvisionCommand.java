package org.wwep.emulator.cli.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.cli.terminal.LineWriter;
import org.wwep.emulator.coprocessor.ProvisioningClient;
import org.wwep.emulator.coprocessor.ProvisioningException;
import org.wwep.emulator.coprocessor.channel.WlanProfile;
import org.wwep.net.ConnectAttempts;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.TerminalText;
import org.wwep.net.host.HostStack;
import org.wwep.value.BoundedFile;
import org.wwep.value.FileErrors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wwep provision wifi}. */
@Command(
    name = "wifi",
    mixinStandardHelpOptions = true,
    description = {
      "Gives a device a network over its access point, as a phone does: posts name and key, and",
      "has the device try them. The device says how that went; its own network opens again if it",
      "went wrong."
    },
    footer = {
      "",
      "Example: wwep provision wifi http://127.0.0.1:8080 --ssid WWEP --key-file wifi.key"
    })
final class WifiProvisionCommand implements Callable<Integer> {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final int HTTP = 80;

  @Parameters(
      paramLabel = "URL",
      description = "Address of the device's HTTP server, as the device prints it.")
  String url = "";

  @Option(names = "--ssid", paramLabel = "NAME", required = true, description = "Network's name.")
  String ssid = "";

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description = "File whose first line is the network's key (default: an open network).")
  @Nullable Path keyFile;

  @Option(
      names = "--priority",
      paramLabel = "N",
      description =
          "Priority of this network, 0 to 15: of several, the device joins the highest (default: 0).")
  int priority;

  private final LineWriter out = LineWriter.standard();

  @Override
  public Integer call() throws Exception {
    WlanProfile profile = new WlanProfile(ssid, key(), priority);
    try (HostStack net = new HostStack()) {
      ProvisioningClient client = new ProvisioningClient(net, endpoints(net), TIMEOUT);
      client.add(profile);
      client.confirm();
    } catch (LinkException e) {
      throw new CliException(
          ExitCode.ENVIRONMENT,
          e.getMessage() + ": start 'wwep device --stack nwp --nwp-provision' first");
    } catch (ProvisioningException e) {
      throw new CliException(ExitCode.FAILED, String.valueOf(e.getMessage()));
    }
    out.line("the device tries '%s'".formatted(TerminalText.of(ssid, 64)));
    return out.finish(ExitCode.PASS);
  }

  private String key() {
    if (keyFile == null) {
      return "";
    }
    String first;
    try {
      first = new String(BoundedFile.read(keyFile, 1), UTF_8).lines().findFirst().orElse("");
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "--key-file " + keyFile + ": " + FileErrors.reason(e) + ": check its name", e);
    }
    if (first.isEmpty()) {
      throw new IllegalArgumentException("--key-file " + keyFile + ": its first line is empty");
    }
    return first;
  }

  private List<Endpoint> endpoints(HostStack net) throws LinkException, InterruptedException {
    try {
      URI uri = new URI(url);
      if (!"http".equals(uri.getScheme()) || uri.getHost() == null) {
        throw new URISyntaxException(url, "no host");
      }
      int port = uri.getPort() < 0 ? HTTP : uri.getPort();
      return ConnectAttempts.servers(net, uri.getHost(), port, TIMEOUT);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(
          "URL is like http://127.0.0.1:8080, was '%s'".formatted(TerminalText.of(url, 200)), e);
    }
  }
}
