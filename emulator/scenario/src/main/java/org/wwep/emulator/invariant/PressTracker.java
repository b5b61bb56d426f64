package org.wwep.emulator.invariant;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wwep.device.machine.StateTable;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.invariant.Violation.Rule;
import org.wwep.net.Endpoint;
import org.wwep.protocol.AckReply;
import org.wwep.protocol.server.Transaction;

/**
 * One device's presses, on their way from the button to the server; told of everything in order.
 *
 * <p>A press may be sent more than once: the client cannot know whether an attempt without a reply
 * was heard. But no earlier press may be heard after a later one.
 */
final class PressTracker implements DeviceWatch {
  /** Told what is wrong. */
  @FunctionalInterface
  interface Report {
    void violated(Rule rule, String detail);
  }

  private final String name;
  private final Report report;
  private final List<Boolean> litAt = new ArrayList<>();
  private final Map<Endpoint, Integer> pressOf = new HashMap<>();

  /** Presses that have to be noticed. */
  private int due;

  /** Presses that may be noticed: there was no power, or it went meanwhile. */
  private int doubtful;

  private int pressed;
  private int settled;
  private int heard;
  private int acknowledged;
  private boolean lastGivenUp;

  /** Whether power went: until it is back the firmware may be in the midst of letting go. */
  private boolean wentOff;

  private String state = "Off";

  PressTracker(String name, Report report) {
    this.name = name;
    this.report = report;
  }

  /** With its power all is lost that it had queued, as on a real board. */
  @Override
  public void power(boolean on) {
    wentOff = !on;
    if (on) {
      return;
    }
    litAt.clear();
    pressOf.clear();
    // One press may be on its way through the debounce filter.
    doubtful = due + doubtful > 0 ? 1 : 0;
    due = 0;
    pressed = 0;
    settled = 0;
    heard = 0;
    lastGivenUp = false;
  }

  @Override
  public void pressed() {
    if (state.equals("Off")) {
      doubtful++;
    } else {
      due++;
    }
  }

  @Override
  public void told(TraceEvent event) {
    switch (event) {
      case TraceEvent.Debounced e -> pressed += e.pressed() && !state.equals("Off") ? 1 : 0;
      case TraceEvent.LedSet e -> {
        if (litAt.size() < pressed) {
          litAt.add(e.lit());
        }
      }
      case TraceEvent.StateChanged e -> changed(e);
      case TraceEvent.MessageSent e -> sent(e);
      case TraceEvent.PressAcknowledged e -> {
        acknowledged++;
        settled(e.press());
        lastGivenUp = false;
      }
      case TraceEvent.GaveUp e -> {
        if (e.frame() != null) {
          settled(settled + 1);
          lastGivenUp = true;
        }
      }
      case TraceEvent.Booted _,
          TraceEvent.RawEdge _,
          TraceEvent.PartFailed _,
          TraceEvent.PartBack _,
          TraceEvent.NameAsked _,
          TraceEvent.NameAnswered _,
          TraceEvent.ServerResolved _,
          TraceEvent.LinkSecured _,
          TraceEvent.ConnectionOpened _,
          TraceEvent.LinePrinted _,
          TraceEvent.FirmwareMisused _,
          TraceEvent.FirmwareFaulted _,
          TraceEvent.ResponseReceived _,
          TraceEvent.AttemptFailed _ -> {}
    }
  }

  private void changed(TraceEvent.StateChanged e) {
    if (!e.from().equals(state) || !StateTable.allows(e.from(), e.to(), e.by())) {
      report.violated(
          Rule.STATES,
          "%s went from %s to %s by %s, and was in %s"
              .formatted(name, e.from(), e.to(), e.by(), state));
    }
    state = e.to();
  }

  private void sent(TraceEvent.MessageSent e) {
    int press = settled + 1;
    if (press > litAt.size()) {
      report.violated(
          Rule.PRESSES,
          "%s sent %s after %d presses, all of them done"
              .formatted(name, e.frame().frame(), pressed));
      return;
    }
    int lit = litAt.get(press - 1) ? 1 : 0;
    if (e.frame().value() != lit) {
      report.violated(
          Rule.FRAMES,
          "%s sent %s for press %d, when the LED was %d"
              .formatted(name, e.frame().frame(), press, lit));
    }
  }

  private void settled(long press) {
    if (press != settled + 1) {
      report.violated(
          Rule.PRESSES,
          "expected %s to be done with press %d next, was press %d"
              .formatted(name, settled + 1, press));
    }
    settled++;
  }

  @Override
  public void booted() {}

  /** A connection was opened: it is for the press under way. */
  @Override
  public void opened(Endpoint client) {
    pressOf.put(client, settled + 1);
  }

  /** The server answered this device. */
  @Override
  public void answered(Transaction transaction) {
    Integer press = pressOf.get(transaction.peer());
    if (press == null || !(transaction.reply() instanceof AckReply)) {
      return;
    }
    if (press < heard) {
      report.violated(
          Rule.PRESSES,
          "the server heard press %d of %s (%s) after press %d"
              .formatted(press, name, transaction.received(), heard));
    }
    heard = press;
  }

  /** Checks what has to hold when the device has come to rest. */
  @Override
  public void atRest() {
    if (settled != pressed || pressed < due || pressed > due + doubtful) {
      String made = due + (doubtful > 0 ? " to " + (due + doubtful) : "");
      report.violated(
          Rule.PRESSES,
          "expected %s to notice and to be done with %s, was %d noticed and %d done"
              .formatted(name, made.equals("1") ? "1 press" : made + " presses", pressed, settled));
    }
  }

  /** Returns whether the server must hold what the LED shows. */
  @Override
  public boolean registerMustEqualLed() {
    return pressed > 0 && !lastGivenUp;
  }

  /** Returns whether no transaction is under way. */
  @Override
  public boolean idle() {
    return state.equals("Idle") || (state.equals("Off") && !wentOff);
  }

  /** Returns how many presses were acknowledged. */
  @Override
  public int acknowledged() {
    return acknowledged;
  }

  @Override
  public String state() {
    return state;
  }
}
