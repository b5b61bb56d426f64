package org.wwep.emulator.nwp.driver;

import org.wwep.emulator.nwp.channel.Opcode;
import org.wwep.emulator.nwp.channel.Payload;
import org.wwep.net.bsd.Errno;
import org.wwep.net.bsd.SocketError;
import org.wwep.net.bsd.TlsCredentials;
import org.wwep.net.tls.CredentialStore;

/**
 * Credentials that lie on the coprocessor: by the name of a file there, or, as far as they are no
 * secret, as bytes. A key given as bytes is refused here, before any of them is on the channel.
 */
final class NwpCredentials implements TlsCredentials {
  private static final int NONE = 0;

  private final CommandPort port;

  NwpCredentials(CommandPort port) {
    this.port = port;
  }

  @Override
  public void add(int tag, CredentialStore.Type type, byte[] credential) throws SocketError {
    switch (type) {
      case CA_CERTIFICATE, SERVER_CERTIFICATE, PSK_ID ->
          call(Opcode.CREDENTIAL_ADD, about(tag, type).bytes(credential));
      case PRIVATE_KEY, PSK ->
          throw new SocketError(
              Errno.ENOTSUP,
              "a key never crosses the channel: provision it into the secure flash, and give its"
                  + " file's name");
    }
  }

  @Override
  public void addFile(int tag, CredentialStore.Type type, String file) throws SocketError {
    call(Opcode.CREDENTIAL_FILE, about(tag, type).text(file));
  }

  @Override
  public void delete(int tag, CredentialStore.Type type) throws SocketError {
    call(Opcode.CREDENTIAL_DELETE, about(tag, type));
  }

  private static Payload about(int tag, CredentialStore.Type type) throws SocketError {
    if (tag < NONE) {
      throw new SocketError(Errno.EINVAL, "a security tag is 0 or more, was " + tag);
    }
    return new Payload().number(tag).text(type.name());
  }

  private void call(Opcode opcode, Payload payload) throws SocketError {
    try {
      port.call(opcode, payload);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SocketError(Errno.EIO, "cancelled while giving a credential", e);
    }
  }
}
