import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.wwep.hal.Edge;
import org.wwep.hal.Level;
import org.wwep.hal.emulated.BouncePattern;

/** A contact that does not bounce; at both revisions. */
record CleanContact() implements BouncePattern {
  @Override
  public Duration window() {
    return Duration.ZERO;
  }

  @Override
  public List<Edge> down(Instant at, Level active) {
    return List.of(new Edge(at, active));
  }

  @Override
  public List<Edge> up(Instant at, Level active) {
    return List.of(new Edge(at, active.opposite()));
  }
}
