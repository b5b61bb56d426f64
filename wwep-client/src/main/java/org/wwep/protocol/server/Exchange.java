package org.wwep.protocol.server;

import org.wwep.protocol.Reply;

/**
 * One request, or what came instead of one, and its answer.
 *
 * @param received what was received, printable ASCII, shortened; empty if nothing was
 * @param reply the answer, a refusal always with its reason
 */
public record Exchange(String received, Reply reply) {}
