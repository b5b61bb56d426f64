package org.wwep.emulator.cli.keys;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.option.DataHome;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.cli.terminal.LineWriter;
import org.wwep.emulator.json.JsonLine;
import org.wwep.emulator.pki.DevelopmentCa;
import org.wwep.emulator.pki.DevelopmentCaException;
import org.wwep.emulator.pki.DevelopmentCrl;
import org.wwep.emulator.pki.DevelopmentOcsp;
import org.wwep.emulator.pki.IssuedCertificate;
import org.wwep.net.tls.CertificateText;
import org.wwep.protocol.DeviceId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code wwep certs}. */
@Command(
    name = "certs",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a development CA with certificates for a server and a client, or shows them.",
      "Keeps existing certificates, unless one expires within a week or lacks a name."
    },
    footer = {"", "Example: wwep certs --name board7.local --device 0FAC"})
public final class CertsCommand implements Callable<Integer> {
  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "Their folder (default: $XDG_DATA_HOME/wwep/certs, ~/.local/share/wwep/certs).")
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
          "Make a certificate for this device, too, as 'wwep server --require-client-cert' wants"
              + " it; may be given several times.")
  List<DeviceId> devices = new ArrayList<>();

  @Option(
      names = "--revoke",
      paramLabel = "FILE",
      description =
          "Revoke this certificate: put it on the CA's revocation list, crl.pem, which --crl of"
              + " other commands reads; may be given several times.")
  List<Path> revoked = new ArrayList<>();

  @Option(
      names = "--ocsp",
      description =
          "Write the CA's answer about the server's certificate (OCSP), server-ocsp.der, good for a"
              + " week, for 'wwep server --ocsp-staple'.")
  boolean ocsp;

  @Option(names = "--json", description = "Print one JSON object a line.")
  boolean json;

  private final LineWriter out = LineWriter.standard();

  @Override
  public Integer call() throws Exception {
    InstantSource clock = InstantSource.system();
    try {
      List<X509Certificate> back = new ArrayList<>();
      for (Path file : revoked) {
        back.add(CredentialReader.readTrust(file).certificates().getFirst());
      }
      Path folder = DataHome.of("certs", dir);
      DevelopmentCa ca = new DevelopmentCa(folder, new SecureRandom(), clock);
      List<IssuedCertificate> all = new ArrayList<>(ca.ensure(names));
      for (DeviceId device : devices) {
        all.add(ca.ensureDevice(device));
      }
      for (IssuedCertificate issuedCertificate : all) {
        if (json) {
          out.json(line(issuedCertificate, clock));
        } else {
          show(issuedCertificate);
        }
      }
      DevelopmentCrl crl = new DevelopmentCrl(folder, new SecureRandom(), clock);
      if (!back.isEmpty() || crl.exists()) {
        show(crl.revoke(back), clock);
      }
      if (ocsp) {
        show(new DevelopmentOcsp(folder, new SecureRandom(), clock).write(), clock);
      }
      return out.finish(ExitCode.PASS);
    } catch (DevelopmentCaException e) {
      throw new CliException(ExitCode.ENVIRONMENT, String.valueOf(e.getMessage()));
    }
  }

  private void show(IssuedCertificate issuedCertificate) {
    out.line(
        "%-7s %s %s"
            .formatted(
                issuedCertificate.role(),
                issuedCertificate.isNew() ? "made" : "kept",
                issuedCertificate.file()));
    out.line("        key         " + issuedCertificate.key());
    out.line(
        "        subject     "
            + CertificateText.name(issuedCertificate.certificate().getSubjectX500Principal()));
    if (!issuedCertificate.names().isEmpty()) {
      out.line("        names       " + String.join(", ", issuedCertificate.names()));
    }
    out.line("        until       " + issuedCertificate.certificate().getNotAfter().toInstant());
    out.line("        fingerprint " + issuedCertificate.fingerprint());
    out.line("        pin         " + issuedCertificate.pin());
  }

  private void show(DevelopmentCrl.WrittenList list, InstantSource clock) {
    if (json) {
      out.json(
          new JsonLine(clock.instant(), list.isNew() ? "RevocationListMade" : "RevocationListKept")
              .with("file", list.file())
              .with("revoked", list.revoked())
              .with("until", list.until())
              .end());
      return;
    }
    out.line("%-7s %s %s".formatted("crl", list.isNew() ? "made" : "kept", list.file()));
    out.line("        revoked     " + list.revoked());
    out.line("        until       " + list.until());
  }

  private void show(DevelopmentOcsp.WrittenAnswer answer, InstantSource clock) {
    Instant revoked = answer.revoked();
    if (json) {
      out.json(
          new JsonLine(clock.instant(), "OcspAnswerMade")
              .with("file", answer.file())
              .with("revoked", revoked)
              .with("until", answer.until())
              .end());
      return;
    }
    out.line("%-7s %s %s".formatted("ocsp", "made", answer.file()));
    out.line("        status      " + (revoked == null ? "good" : "revoked at " + revoked));
    out.line("        until       " + answer.until());
  }

  private static String line(IssuedCertificate issuedCertificate, InstantSource clock) {
    return new JsonLine(
            clock.instant(), issuedCertificate.isNew() ? "CertificateMade" : "CertificateKept")
        .with("role", issuedCertificate.role())
        .with("file", issuedCertificate.file())
        .with("key", issuedCertificate.key())
        .with(
            "subject",
            CertificateText.name(issuedCertificate.certificate().getSubjectX500Principal()))
        .with("names", List.copyOf(issuedCertificate.names()))
        .with("until", issuedCertificate.certificate().getNotAfter().toInstant())
        .with("fingerprint", issuedCertificate.fingerprint())
        .with("pin", issuedCertificate.pin())
        .end();
  }
}
