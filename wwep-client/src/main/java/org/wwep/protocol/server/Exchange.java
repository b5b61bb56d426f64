package org.wwep.protocol.server;

import org.jspecify.annotations.Nullable;
import org.wwep.protocol.Reply;
import org.wwep.protocol.Request;

/**
 * One request, or what came instead of one, and its answer.
 *
 * @param request the request, or null if there was none
 * @param noise what came instead of a request: printable ASCII, shortened; empty if nothing did
 * @param reply the answer, a refusal always with its reason
 */
public record Exchange(@Nullable Request request, String noise, Reply reply) {
  /** Answers a request. */
  public Exchange(Request request, Reply reply) {
    this(request, "", reply);
  }

  /** Answers what is no request. */
  public Exchange(String noise, Reply reply) {
    this(null, noise, reply);
  }

  /** Returns the frame, or what came instead; a server that tells nobody never asks. */
  public String received() {
    return request == null ? noise : request.frame();
  }
}
