package org.wwep.emulator.coprocessor;

import org.wwep.net.tls.CredentialStore;

/**
 * A credential that lies in the flash.
 *
 * @param tag its security tag
 * @param type what it is
 * @param file its name
 */
public record TagFile(int tag, CredentialStore.Type type, String file) {}
