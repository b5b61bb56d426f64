package org.wwep.device;

import java.util.List;
import java.util.stream.Stream;
import org.wwep.net.packet.PoolSnapshot;
import org.wwep.protocol.WriteRequest;

/**
 * How a device stands.
 *
 * @param state the state's name
 * @param lit what the LED shows
 * @param presses how many presses there were since power came
 * @param acknowledged how many frames the server acknowledged
 * @param givenUp how many frames were given up
 * @param pending the frames not done with yet, oldest first
 * @param pools the device's packets
 */
public record DeviceSummary(
    String state,
    boolean lit,
    long presses,
    long acknowledged,
    long givenUp,
    List<WriteRequest> pending,
    PoolSnapshot pools) {
  /** Copies the list. */
  public DeviceSummary {
    pending = List.copyOf(pending);
  }

  /** Returns what consoles print: the line of {@link #line}, and the course's table of packets. */
  public List<String> report() {
    return Stream.concat(Stream.of(line()), pools.toString().lines()).toList();
  }

  /** Returns it as the line that consoles print: {@code State=Idle LED=0 Presses=0 ...}. */
  public String line() {
    return "State=%s LED=%d Presses=%d Acknowledged=%d Given Up=%d Queued=%d"
        .formatted(state, lit ? 1 : 0, presses, acknowledged, givenUp, pending.size());
  }
}
