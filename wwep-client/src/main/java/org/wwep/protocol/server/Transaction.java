package org.wwep.protocol.server;

import java.time.Instant;
import org.wwep.net.Endpoint;
import org.wwep.protocol.Reply;

/**
 * One line of the server's console.
 *
 * @param number from 1, in the order of the answers
 * @param at when it was answered
 * @param peer the client's address and port
 * @param port the kind of port it came in by, {@code open}
 * @param received the frame, or what came instead of one
 * @param reply the answer, a refusal always with its reason
 * @param server which of several servers answered; empty for the one that tells it
 */
public record Transaction(
    long number,
    Instant at,
    Endpoint peer,
    String port,
    String received,
    Reply reply,
    String server) {
  /** Makes one of the server that tells it. */
  public Transaction(
      long number, Instant at, Endpoint peer, String port, String received, Reply reply) {
    this(number, at, peer, port, received, reply, "");
  }

  /** Returns the line: {@code #1 127.0.0.1:40312 open W0003050001 -> A0003050001}. */
  public String line() {
    String frame = received.isEmpty() ? "(nothing)" : received;
    String of = server.isEmpty() ? "" : server + " ";
    return of + "#" + number + " " + peer + " " + port + " " + frame + " -> " + reply.frame();
  }
}
