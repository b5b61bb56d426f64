package org.wwep.emulator.cli.keys;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.cli.terminal.LineWriter;
import org.wwep.emulator.coprocessor.flash.FlashProvisioner;
import org.wwep.emulator.coprocessor.flash.RootCatalogue;
import org.wwep.emulator.coprocessor.flash.SignedUpdate;
import org.wwep.emulator.coprocessor.flash.UpdateSigner;
import org.wwep.net.tls.CertificateText;
import org.wwep.value.BoundedFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wwep provision}, as far as trust goes. */
final class ProvisionTrustCommands {
  private ProvisionTrustCommands() {}

  /** Which roots are trusted or revoked, and where firmware learns of it. */
  static final class RootArguments {
    @Option(
        names = "--file",
        paramLabel = "NAME",
        description = "The file that firmware takes its CAs from (default: /certs/ca.pem).")
    String believed = FlashProvisioner.CA;

    @Parameters(paramLabel = "CERT", description = "The roots, in PEM or DER.")
    Path file = Path.of("");

    /** Returns the roots. */
    List<X509Certificate> roots() throws CliException {
      return DevelopmentProvisioner.certificates(file);
    }
  }

  /** {@code wwep provision trust}. */
  @Command(
      name = "trust",
      mixinStandardHelpOptions = true,
      description = {
        "Adds root certificates to the trusted-root catalogue, signed by the manufacturer.",
        "The CA to trust, and the root of the signer of updates, have to be in it.",
        "They are added to the file that firmware takes its CAs from, too."
      })
  static final class Trust implements Callable<Integer> {
    @Mixin CoprocessorOptions nwp = new CoprocessorOptions();

    @Mixin RootArguments arguments = new RootArguments();

    private final LineWriter out = LineWriter.standard();

    @Override
    public Integer call() throws Exception {
      var roots = arguments.roots();
      return ProvisionFileCommands.use(
          nwp,
          out,
          flash -> {
            new FlashProvisioner(flash, DevelopmentProvisioner.maker(nwp.path()))
                .believe(arguments.believed, roots);
            for (var root : roots) {
              out.line(
                  "trusted "
                      + RootCatalogue.fingerprint(root)
                      + ", in "
                      + arguments.believed
                      + " too");
              if (root.getBasicConstraints() < 0) {
                out.line(
                    "warning: "
                        + CertificateText.name(root.getSubjectX500Principal())
                        + " is no CA's certificate: nobody else's is believed by it");
              }
            }
          });
    }
  }

  /** {@code wwep provision revoke}. */
  @Command(
      name = "revoke",
      mixinStandardHelpOptions = true,
      description = "Removes root certificates from the trusted-root catalogue, permanently.")
  static final class Revoke implements Callable<Integer> {
    @Mixin CoprocessorOptions nwp = new CoprocessorOptions();

    @Mixin RootArguments arguments = new RootArguments();

    private final LineWriter out = LineWriter.standard();

    @Override
    public Integer call() throws Exception {
      var roots = arguments.roots();
      return ProvisionFileCommands.use(
          nwp,
          out,
          flash -> {
            boolean taken =
                new FlashProvisioner(flash, DevelopmentProvisioner.maker(nwp.path()))
                    .forget(arguments.believed, roots);
            roots.forEach(root -> out.line("revoked " + RootCatalogue.fingerprint(root)));
            out.line(
                taken
                    ? "taken out of " + arguments.believed
                    : arguments.believed + " is as it was: they are not in it, or nothing else is");
          });
    }
  }

  /** {@code wwep provision roots}. */
  @Command(
      name = "roots",
      mixinStandardHelpOptions = true,
      description = "Lists the trusted-root catalogue.")
  static final class Roots implements Callable<Integer> {
    @Mixin CoprocessorOptions nwp = new CoprocessorOptions();
    private final LineWriter out = LineWriter.standard();

    @Override
    public Integer call() throws Exception {
      return ProvisionFileCommands.use(
          nwp,
          out,
          flash -> {
            RootCatalogue roots = flash.catalogue();
            roots.trusted().forEach((print, who) -> out.line("trusted " + print + " " + who));
            roots.revoked().forEach((print, who) -> out.line("revoked " + print + " " + who));
          });
    }
  }

  /** {@code wwep provision sign}. */
  @Command(
      name = "sign",
      mixinStandardHelpOptions = true,
      description = {
        "Signs an update of a file. The result is CMS in DER over a line",
        "'wwep-update NAME VERSION' and the content, as openssl cms -sign -binary -nodetach has it."
      })
  static final class Sign implements Callable<Integer> {
    @Mixin CoprocessorOptions nwp = new CoprocessorOptions();

    @Parameters(
        index = "0",
        paramLabel = "NAME",
        description = "Name in the flash of the file to update.")
    String name = "";

    @Parameters(
        index = "1",
        paramLabel = "VERSION",
        description = "Version, 1 or more, newer than the installed one.")
    long version;

    @Parameters(index = "2", paramLabel = "FILE", description = "The content.")
    Path file = Path.of("");

    @Parameters(index = "3", paramLabel = "UPDATE", description = "Output file.")
    Path update = Path.of("");

    @Option(
        names = "--cert",
        paramLabel = "FILE",
        description = "The signer's certificates, up to the root (default: the manufacturer's).")
    @Nullable Path certificate;

    @Option(names = "--cert-key", paramLabel = "FILE", description = "The signer's key.")
    @Nullable Path key;

    private final LineWriter out = LineWriter.standard();

    @Override
    public Integer call() throws Exception {
      Path cert = certificate;
      Path secret = key;
      if ((cert == null) != (secret == null)) {
        throw new IllegalArgumentException("--cert and --cert-key go together");
      }
      UpdateSigner signer =
          cert == null || secret == null
              ? DevelopmentProvisioner.maker(nwp.path())
              : DevelopmentProvisioner.signer(cert, secret);
      ProvisionFileCommands.work(
          () -> Files.write(update, signer.sign(name, version, BoundedFile.read(file))));
      out.line("signed %s version %d: %s".formatted(name, version, update));
      return out.finish(ExitCode.PASS);
    }
  }

  /** {@code wwep provision install}. */
  @Command(
      name = "install",
      mixinStandardHelpOptions = true,
      description = {
        "Installs a signed update, if the signature is valid, its root is trusted, and its",
        "version is newer than any installed before."
      })
  static final class Install implements Callable<Integer> {
    @Mixin CoprocessorOptions nwp = new CoprocessorOptions();

    @Parameters(paramLabel = "UPDATE", description = "The update, CMS in DER.")
    Path update = Path.of("");

    private final LineWriter out = LineWriter.standard();

    @Override
    public Integer call() throws Exception {
      return ProvisionFileCommands.use(
          nwp,
          out,
          flash -> {
            SignedUpdate read = SignedUpdate.read(BoundedFile.read(update));
            flash.install(read);
            out.line("installed %s version %d".formatted(read.name(), read.version()));
          });
    }
  }
}
