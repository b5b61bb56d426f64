package org.wwep.emulator.nwp;

import java.io.ByteArrayInputStream;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.wwep.emulator.nwp.channel.Frame;
import org.wwep.emulator.nwp.channel.MalformedFrame;
import org.wwep.emulator.nwp.channel.PayloadReader;
import org.wwep.emulator.nwp.channel.Refused;
import org.wwep.emulator.nwp.flash.FlashException;
import org.wwep.emulator.nwp.flash.FlashFile;
import org.wwep.emulator.nwp.flash.FlashFile.Trait;
import org.wwep.emulator.nwp.flash.RootCatalogue;
import org.wwep.net.bsd.Errno;
import org.wwep.net.bsd.SocketError;
import org.wwep.net.bsd.TlsCredentials;
import org.wwep.net.tls.CredentialStore;

/**
 * Credentials under tags: keys only ever come out of the secure flash, and only into sockets.
 *
 * <p>A CA that is to be believed has to be in the trusted-root catalogue, wherever it comes from.
 */
final class CredentialCommands implements Service {
  private final TlsCredentials credentials;
  private final Storage storage;

  CredentialCommands(TlsCredentials credentials, Storage storage) {
    this.credentials = credentials;
    this.storage = storage;
  }

  @Override
  public void carryOut(Frame command, PayloadReader asked, Answer answer)
      throws SocketError, MalformedFrame, InterruptedException {
    int tag = asked.number();
    CredentialStore.Type type = type(asked.text());
    switch (command.opcode()) {
      case CREDENTIAL_ADD -> {
        byte[] credential = asked.bytes();
        if (isSecret(type)) {
          throw new SocketError(Errno.ENOTSUP, "a key comes out of the secure flash alone");
        }
        throwUnlessTrusted(type, credential, "the CA under tag " + tag);
        credentials.add(tag, type, credential);
      }
      case CREDENTIAL_FILE -> addFile(tag, type, asked.text());
      case CREDENTIAL_DELETE -> credentials.delete(tag, type);
      default -> throw new MalformedFrame("no command for credentials: " + command.opcode());
    }
    answer.done(Refused.done());
  }

  private static CredentialStore.Type type(String name) throws MalformedFrame {
    for (CredentialStore.Type type : CredentialStore.Type.values()) {
      if (type.name().equals(name)) {
        return type;
      }
    }
    throw new MalformedFrame("no type of credential: " + name);
  }

  private static boolean isSecret(CredentialStore.Type type) {
    return switch (type) {
      case PRIVATE_KEY, PSK -> true;
      case CA_CERTIFICATE, SERVER_CERTIFICATE, PSK_ID -> false;
    };
  }

  private void addFile(int tag, CredentialStore.Type type, String name)
      throws SocketError, InterruptedException {
    byte[] content;
    try {
      Optional<FlashFile> file = storage.file(name);
      content = storage.use(name);
      if (isSecret(type) && file.isPresent() && !file.get().traits().contains(Trait.KEY)) {
        throw new SocketError(
            Errno.EACCES,
            name + " could be read from outside: provision it with --key to use it as one");
      }
    } catch (FlashException e) {
      throw FlashErrors.of(e);
    }
    throwUnlessTrusted(type, content, name);
    credentials.add(tag, type, content);
  }

  private void throwUnlessTrusted(CredentialStore.Type type, byte[] content, String what)
      throws SocketError, InterruptedException {
    if (type != CredentialStore.Type.CA_CERTIFICATE) {
      return;
    }
    try {
      RootCatalogue roots = storage.catalogue();
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      for (Certificate each : factory.generateCertificates(new ByteArrayInputStream(content))) {
        if (!roots.trusts((X509Certificate) each)) {
          throw new SocketError(
              Errno.EACCES,
              what
                  + " is not in the trusted-root catalogue: put it there with 'wwep provision"
                  + " trust'");
        }
      }
    } catch (FlashException e) {
      throw FlashErrors.of(e);
    } catch (CertificateException e) {
      throw new SocketError(Errno.EINVAL, what + " is no certificate, neither PEM nor DER", e);
    }
  }
}
