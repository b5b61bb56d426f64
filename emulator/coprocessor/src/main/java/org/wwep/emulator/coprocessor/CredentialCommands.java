package org.wwep.emulator.coprocessor;

import java.security.cert.X509Certificate;
import java.util.Optional;
import org.wwep.emulator.coprocessor.channel.Frame;
import org.wwep.emulator.coprocessor.channel.MalformedFrameException;
import org.wwep.emulator.coprocessor.channel.PayloadReader;
import org.wwep.emulator.coprocessor.flash.FlashException;
import org.wwep.emulator.coprocessor.flash.FlashFile;
import org.wwep.emulator.coprocessor.flash.FlashFile.Trait;
import org.wwep.emulator.coprocessor.flash.RootCatalogue;
import org.wwep.net.bsd.Errno;
import org.wwep.net.bsd.ErrnoException;
import org.wwep.net.bsd.TlsCredentials;
import org.wwep.net.tls.CredentialException;
import org.wwep.net.tls.CredentialStore;
import org.wwep.net.tls.TrustAnchors;

/**
 * Credentials under tags: keys only ever come out of the secure flash, and only into sockets.
 *
 * <p>A CA that is to be believed has to be in the trusted-root catalogue, wherever it comes from.
 */
final class CredentialCommands implements CommandHandler {
  private final TlsCredentials credentials;
  private final ExclusiveFlash exclusiveFlash;

  CredentialCommands(TlsCredentials credentials, ExclusiveFlash exclusiveFlash) {
    this.credentials = credentials;
    this.exclusiveFlash = exclusiveFlash;
  }

  @Override
  public void carryOut(Frame command, PayloadReader asked, ReplySink replySink)
      throws ErrnoException, MalformedFrameException, InterruptedException {
    int tag = asked.number();
    CredentialStore.Type type = type(asked.text());
    switch (command.opcode()) {
      case CREDENTIAL_ADD -> {
        byte[] credential = asked.bytes();
        if (isSecret(type)) {
          throw new ErrnoException(Errno.ENOTSUP, "a key comes out of the secure flash alone");
        }
        throwUnlessTrusted(type, credential, "the CA under tag " + tag);
        credentials.add(tag, type, credential);
      }
      case CREDENTIAL_FILE -> addFile(tag, type, asked.text());
      case CREDENTIAL_DELETE -> credentials.delete(tag, type);
      default ->
          throw new MalformedFrameException("no command for credentials: " + command.opcode());
    }
    replySink.done();
  }

  private static CredentialStore.Type type(String name) throws MalformedFrameException {
    for (CredentialStore.Type type : CredentialStore.Type.values()) {
      if (type.name().equals(name)) {
        return type;
      }
    }
    throw new MalformedFrameException("no type of credential: " + name);
  }

  private static boolean isSecret(CredentialStore.Type type) {
    return switch (type) {
      case PRIVATE_KEY, PSK -> true;
      case CA_CERTIFICATE, SERVER_CERTIFICATE, PSK_ID -> false;
    };
  }

  private void addFile(int tag, CredentialStore.Type type, String name)
      throws ErrnoException, InterruptedException {
    byte[] content;
    try {
      Optional<FlashFile> file = exclusiveFlash.file(name);
      content = exclusiveFlash.use(name);
      if (isSecret(type) && file.isPresent() && !file.get().traits().contains(Trait.KEY)) {
        throw new ErrnoException(
            Errno.EACCES,
            name + " could be read from outside: provision it as a key to use it as one");
      }
    } catch (FlashException e) {
      throw FlashErrors.of(e);
    }
    throwUnlessTrusted(type, content, name);
    credentials.add(tag, type, content);
  }

  private void throwUnlessTrusted(CredentialStore.Type type, byte[] content, String what)
      throws ErrnoException, InterruptedException {
    if (type != CredentialStore.Type.CA_CERTIFICATE) {
      return;
    }
    try {
      RootCatalogue roots = exclusiveFlash.catalogue();
      for (X509Certificate each : TrustAnchors.parse(what, content).certificates()) {
        if (!roots.trusts(each)) {
          throw new ErrnoException(
              Errno.EACCES, what + " is not in the trusted-root catalogue: put it there first");
        }
      }
    } catch (FlashException e) {
      throw FlashErrors.of(e);
    } catch (CredentialException e) {
      throw new ErrnoException(Errno.EINVAL, String.valueOf(e.getMessage()), e);
    }
  }
}
