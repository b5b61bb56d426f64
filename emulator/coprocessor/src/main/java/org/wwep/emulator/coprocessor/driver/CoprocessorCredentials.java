package org.wwep.emulator.coprocessor.driver;

import org.wwep.emulator.coprocessor.channel.Opcode;
import org.wwep.emulator.coprocessor.channel.PayloadWriter;
import org.wwep.net.bsd.Errno;
import org.wwep.net.bsd.ErrnoException;
import org.wwep.net.bsd.TlsCredentials;
import org.wwep.net.tls.CredentialStore;

/**
 * Credentials that lie on the coprocessor: by the name of a file there, or, as far as they are no
 * secret, as bytes. A key given as bytes is refused here, before any of them is on the channel.
 */
final class CoprocessorCredentials implements TlsCredentials {
  private static final int NONE = 0;

  private final CommandPort port;

  CoprocessorCredentials(CommandPort port) {
    this.port = port;
  }

  @Override
  public void add(int tag, CredentialStore.Type type, byte[] credential) throws ErrnoException {
    switch (type) {
      case CA_CERTIFICATE, SERVER_CERTIFICATE, PSK_ID ->
          call(Opcode.CREDENTIAL_ADD, about(tag, type).bytes(credential));
      case PRIVATE_KEY, PSK ->
          throw new ErrnoException(
              Errno.ENOTSUP,
              "a key never crosses the channel: provision it into the secure flash, and give its"
                  + " file's name");
    }
  }

  @Override
  public void addFile(int tag, CredentialStore.Type type, String file) throws ErrnoException {
    call(Opcode.CREDENTIAL_FILE, about(tag, type).text(file));
  }

  @Override
  public void delete(int tag, CredentialStore.Type type) throws ErrnoException {
    call(Opcode.CREDENTIAL_DELETE, about(tag, type));
  }

  private static PayloadWriter about(int tag, CredentialStore.Type type) throws ErrnoException {
    if (tag < NONE) {
      throw new ErrnoException(Errno.EINVAL, "a security tag is 0 or more, was " + tag);
    }
    return new PayloadWriter().number(tag).text(type.name());
  }

  private void call(Opcode opcode, PayloadWriter payloadWriter) throws ErrnoException {
    try {
      port.call(opcode, payloadWriter);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ErrnoException(Errno.EIO, "cancelled while giving a credential", e);
    }
  }
}
