package org.wwep.net.bsd;

import org.wwep.net.tls.CredentialStore;

/**
 * What security tags lead to: whole credentials, or names of files that only the stack can read.
 *
 * <p><b>Shape</b>: filled at start-up; a socket looks its tags up when it connects.
 *
 * <p><b>Errors</b>: {@link Errno#EEXIST} if the tag has one of this type, {@link Errno#EINVAL} for
 * a negative tag or a credential that cannot be one, {@link Errno#ENOTSUP} for a method that this
 * stack does not have, {@link Errno#ENOENT} for what is not there.
 *
 * <p><b>Source</b>: Zephyr's {@code tls_credential_add} and {@code tls_credential_delete}; with
 * {@code CONFIG_TLS_CREDENTIAL_FILENAMES} the bytes given are a file's name.
 */
public interface TlsCredentials {
  /** Adds a credential that the firmware holds: PEM or DER, or a key's plain bytes. */
  void add(int tag, CredentialStore.Type type, byte[] credential) throws ErrnoException;

  /** Adds a credential that lies in the secure flash, by its name there. */
  void addFile(int tag, CredentialStore.Type type, String file) throws ErrnoException;

  /** Removes a credential. */
  void delete(int tag, CredentialStore.Type type) throws ErrnoException;
}
