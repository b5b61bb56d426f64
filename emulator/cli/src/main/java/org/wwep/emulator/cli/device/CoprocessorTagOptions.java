package org.wwep.emulator.cli.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.coprocessor.TagFile;
import org.wwep.emulator.coprocessor.flash.FlashProvisioner;
import org.wwep.net.tls.CredentialStore;
import picocli.CommandLine.Option;

/** Which files of the flash firmware gives to which security tag at boot. */
final class CoprocessorTagOptions {
  @Option(
      names = "--nwp-tag",
      paramLabel = "N",
      description = "The security tag of the coprocessor's credentials (default: 1).")
  int tag = 1;

  @Option(
      names = "--nwp-ca",
      paramLabel = "NAME",
      description = "The flash's file with the CAs to believe (default: /certs/ca.pem).")
  @Nullable String ca;

  @Option(
      names = "--nwp-cert",
      paramLabel = "NAME",
      description = "The flash's file with the own certificate (default: /certs/client.pem).")
  @Nullable String certificate;

  @Option(
      names = "--nwp-key",
      paramLabel = "NAME",
      description = "The flash's file with its key (default: /keys/client-key.pem).")
  @Nullable String key;

  int number() {
    if (tag < 0) {
      throw new IllegalArgumentException("--nwp-tag is 0 or more, was " + tag);
    }
    return tag;
  }

  /** Returns the files for the tag, as far as they are there; one that was named has to be. */
  List<TagFile> files(Set<String> there) throws CliException {
    List<TagFile> files = new ArrayList<>();
    String authority = chosen("--nwp-ca", ca, FlashProvisioner.CA, there);
    String own = chosen("--nwp-cert", certificate, FlashProvisioner.CERTIFICATE, there);
    String secret = chosen("--nwp-key", key, FlashProvisioner.KEY, there);
    if (authority != null) {
      files.add(new TagFile(number(), CredentialStore.Type.CA_CERTIFICATE, authority));
    }
    if (own != null && secret != null) {
      files.add(new TagFile(number(), CredentialStore.Type.SERVER_CERTIFICATE, own));
      files.add(new TagFile(number(), CredentialStore.Type.PRIVATE_KEY, secret));
    }
    return files;
  }

  private static @Nullable String chosen(
      String option, @Nullable String named, String usual, Set<String> there) throws CliException {
    if (named != null && !there.contains(named)) {
      throw new CliException(
          ExitCode.USAGE,
          option + " " + named + ": there is no such file; 'wwep provision list' names them");
    }
    String name = named == null ? usual : named;
    return there.contains(name) ? name : null;
  }
}
