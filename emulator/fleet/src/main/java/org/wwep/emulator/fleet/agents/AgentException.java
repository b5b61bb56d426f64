package org.wwep.emulator.fleet.agents;

/** The agents of a fleet do not come together; the message says which, and why. */
public final class AgentException extends Exception {
  private static final long serialVersionUID = 1L;

  AgentException(String message) {
    super(message);
  }

  AgentException(String message, Exception cause) {
    super(message, cause);
  }
}
