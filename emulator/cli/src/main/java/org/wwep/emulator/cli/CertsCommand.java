package org.wwep.emulator.cli;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.certs.CertsException;
import org.wwep.emulator.certs.DevelopmentCa;
import org.wwep.emulator.certs.Issued;
import org.wwep.protocol.DeviceId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code wwep certs}. */
@Command(
    name = "certs",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a development CA with certificates for a server and a client, or shows them.",
      "What is there stays as it is, unless it ends within a week or lacks a name."
    },
    footer = {"", "Example: wwep certs --name board7.local --device 0FAC"})
final class CertsCommand implements Callable<Integer> {
  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description =
          "Where they are (default: $XDG_DATA_HOME/wwep/certs, ~/.local/share/wwep/certs).")
  @Nullable Path dir;

  @Option(
      names = "--name",
      paramLabel = "HOST",
      description = "One more name or address of the server; may be given several times.")
  List<String> names = new ArrayList<>();

  @Option(
      names = "--device",
      paramLabel = "ID",
      description =
          "Make a certificate for this device, too, as 'wwep server --require-client-cert' wants it;"
              + " may be given several times.")
  List<DeviceId> devices = new ArrayList<>();

  @Option(names = "--json", description = "Print one JSON object a line.")
  boolean json;

  private final Output out = Output.standard();

  @Override
  public Integer call() throws Exception {
    InstantSource clock = InstantSource.system();
    try {
      DevelopmentCa ca = new DevelopmentCa(DataHome.of("certs", dir), new SecureRandom(), clock);
      List<Issued> all = new ArrayList<>(ca.ensure(names));
      for (DeviceId device : devices) {
        all.add(ca.ensureDevice(device));
      }
      for (Issued issued : all) {
        if (json) {
          out.line(line(issued, clock));
        } else {
          show(issued);
        }
      }
      return out.finish(ExitCode.PASS);
    } catch (CertsException e) {
      throw new CliException(ExitCode.ENVIRONMENT, String.valueOf(e.getMessage()));
    }
  }

  private void show(Issued issued) {
    out.line(
        "%-7s %s %s".formatted(issued.role(), issued.isNew() ? "made" : "kept", issued.file()));
    out.line("        key         " + issued.key());
    out.line("        subject     " + issued.certificate().getSubjectX500Principal().getName());
    if (!issued.names().isEmpty()) {
      out.line("        names       " + String.join(", ", issued.names()));
    }
    out.line("        until       " + issued.certificate().getNotAfter().toInstant());
    out.line("        fingerprint " + issued.fingerprint());
    out.line("        pin         " + issued.pin());
  }

  private static String line(Issued issued, InstantSource clock) {
    return new JsonLine(clock.instant(), issued.isNew() ? "CertificateMade" : "CertificateKept")
        .with("role", issued.role())
        .with("file", issued.file())
        .with("key", issued.key())
        .with("subject", issued.certificate().getSubjectX500Principal().getName())
        .with("names", String.join(" ", issued.names()))
        .with("until", issued.certificate().getNotAfter().toInstant())
        .with("fingerprint", issued.fingerprint())
        .with("pin", issued.pin())
        .end();
  }
}
