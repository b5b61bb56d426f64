package org.wwep.emulator.cli.keys;

import java.util.List;
import org.wwep.net.bsd.SocketApi;

/**
 * Zephyr's sockets, and the security tags that credentials were given to.
 *
 * @param sockets what firmware calls
 * @param tags the tags, for {@code TLS_SEC_TAG_LIST}
 */
public record TaggedSockets(SocketApi sockets, List<Integer> tags) {}
