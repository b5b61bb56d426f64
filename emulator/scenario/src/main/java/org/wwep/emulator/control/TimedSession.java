package org.wwep.emulator.control;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import org.wwep.value.Durations;

/**
 * A session whose requests may take so long by the clock: one that takes longer is interrupted.
 *
 * <p>Owned by one thread, as the session is.
 */
public final class TimedSession implements AutoCloseable {
  private final ControlSession session;
  private final ScheduledExecutorService clock;
  private final Duration longest;

  /**
   * Begins one without a board.
   *
   * @param clock runs what interrupts
   */
  public TimedSession(ControlSource source, ScheduledExecutorService clock, Duration longest) {
    this.session = new ControlSession(source);
    this.clock = clock;
    this.longest = longest;
  }

  /**
   * Does what an object asks for.
   *
   * @return the fields of the reply
   * @throws ControlException if it comes to nothing, also for taking too long
   * @throws InterruptedException if somebody else interrupted it
   */
  public Map<String, Object> follow(Map<String, Object> object)
      throws ControlException, InterruptedException {
    RequestDeadline deadline = new RequestDeadline(clock, longest);
    try (deadline) {
      Map<String, Object> reply = session.follow(ControlRequest.of(object));
      if (deadline.expired()) {
        throw late();
      }
      return reply;
    } catch (ControlException e) {
      throw deadline.expired() ? late() : e;
    } catch (InterruptedException e) {
      if (deadline.expired()) {
        throw late();
      }
      throw e;
    }
  }

  private ControlException late() {
    return new ControlException(
        ControlException.Kind.LATE,
        "it took longer than %s, the limit of a request; a board that was at it is gone"
            .formatted(Durations.format(longest)));
  }

  @Override
  public void close() {
    session.close();
  }
}
