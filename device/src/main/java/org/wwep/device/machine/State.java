package org.wwep.device.machine;

import java.net.InetAddress;

/**
 * Where the client firmware is. Each record holds what is valid there, and nothing else.
 *
 * <p>The diagram; a test holds it against {@link ClientMachine}:
 *
 * <pre>
 * Off           -&gt; Joining        by PoweredOn
 * Joining       -&gt; Resolving      by Joined             the server's address is not known
 * Joining       -&gt; Idle           by Joined             known, nothing pressed
 * Joining       -&gt; Connecting     by Joined             known, and pressed while joining
 * Joining       -&gt; BackingOff     by JoinFailed
 * Joining       -&gt; Joining        by ButtonPressed      queued
 * Resolving     -&gt; Idle           by Resolved           nothing pressed
 * Resolving     -&gt; Connecting     by Resolved           pressed while resolving
 * Resolving     -&gt; Idle           by ResolveFailed      fallback address, or given up; nothing pressed
 * Resolving     -&gt; Connecting     by ResolveFailed      fallback address, and pressed
 * Resolving     -&gt; BackingOff     by ResolveFailed      attempts left
 * Resolving     -&gt; Resolving      by ResolveFailed      frame given up, the next one starts anew
 * Resolving     -&gt; Resolving      by ButtonPressed      queued
 * Idle          -&gt; Connecting     by ButtonPressed
 * Idle          -&gt; Resolving      by ButtonPressed      the name was given up before
 * Connecting    -&gt; Sending        by Connected          open
 * Connecting    -&gt; Securing       by Connected          TLS
 * Connecting    -&gt; BackingOff     by LinkFailed         attempts left
 * Connecting    -&gt; Connecting     by LinkFailed         frame given up, the next one
 * Connecting    -&gt; Idle           by LinkFailed         frame given up, none left
 * Connecting    -&gt; Connecting     by ButtonPressed      queued
 * Securing      -&gt; Sending        by Secured
 * Securing      -&gt; BackingOff     by LinkFailed         attempts left
 * Securing      -&gt; Connecting     by LinkFailed         frame given up, the next one
 * Securing      -&gt; Idle           by LinkFailed         frame given up, none left
 * Securing      -&gt; Securing       by ButtonPressed      queued
 * Sending       -&gt; AwaitingReply  by Sent
 * Sending       -&gt; BackingOff     by LinkFailed         attempts left
 * Sending       -&gt; Connecting     by LinkFailed         frame given up, the next one
 * Sending       -&gt; Idle           by LinkFailed         frame given up, none left
 * Sending       -&gt; Sending        by ButtonPressed      queued
 * AwaitingReply -&gt; Idle           by Acknowledged       none left
 * AwaitingReply -&gt; Connecting     by Acknowledged       the next one
 * AwaitingReply -&gt; BackingOff     by LinkFailed         attempts left
 * AwaitingReply -&gt; Connecting     by LinkFailed         frame given up, the next one
 * AwaitingReply -&gt; Idle           by LinkFailed         frame given up, none left
 * AwaitingReply -&gt; AwaitingReply  by ButtonPressed      queued
 * BackingOff    -&gt; Joining        by BackOffElapsed     joining had failed
 * BackingOff    -&gt; Resolving      by BackOffElapsed     resolving had failed
 * BackingOff    -&gt; Connecting     by BackOffElapsed     the transaction had failed
 * BackingOff    -&gt; BackingOff     by ButtonPressed      queued
 * (any but Off) -&gt; Off            by PoweredOff
 * </pre>
 */
public sealed interface State {
  /**
   * Returns the number of the link operation under way, or of the last one; what an earlier one
   * still reports is late, and ignored.
   */
  int generation();

  /** Returns the name used in traces and scenarios. */
  default String label() {
    return SimpleNames.of(this);
  }

  /** A state with power: there is an LED, and a queue of presses. */
  sealed interface Powered extends State {
    /** Returns the LED and the presses. */
    BoardState board();
  }

  /** A state with a transaction under way, for the press at the head of the queue. */
  sealed interface Transacting extends Powered {
    /** Returns which attempt this is, from 1. */
    int attempt();

    /** Returns the server's address. */
    InetAddress server();
  }

  /** No power. */
  record Off(int generation) implements State {}

  /** Joining Wi-Fi. */
  record Joining(int generation, int attempt, BoardState board) implements Powered {}

  /** Looking the server's name up. */
  record Resolving(int generation, int attempt, BoardState board) implements Powered {}

  /** Waiting for a press; the queue is empty. */
  record Idle(int generation, BoardState board, ServerAddress server) implements Powered {
    /** Checks that nothing is left to do. */
    public Idle {
      if (!board.queue().isEmpty()) {
        throw new IllegalArgumentException("idle with " + board.queue().size() + " presses queued");
      }
    }
  }

  /** Opening the TCP connection. */
  record Connecting(int generation, int attempt, BoardState board, InetAddress server)
      implements Transacting {}

  /** In the TLS handshake. */
  record Securing(int generation, int attempt, BoardState board, InetAddress server)
      implements Transacting {}

  /** Writing the frame out. */
  record Sending(int generation, int attempt, BoardState board, InetAddress server)
      implements Transacting {}

  /** The frame is out, the reply is not in. */
  record AwaitingReply(int generation, int attempt, BoardState board, InetAddress server)
      implements Transacting {}

  /** Waiting before the next attempt. */
  record BackingOff(int generation, int attempt, BoardState board, RetryTarget resume)
      implements Powered {}
}
