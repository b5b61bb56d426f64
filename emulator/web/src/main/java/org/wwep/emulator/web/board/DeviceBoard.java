package org.wwep.emulator.web.board;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wwep.device.ClientDevice;
import org.wwep.device.DeviceConfig;
import org.wwep.device.DeviceSummary;
import org.wwep.device.Firmware;
import org.wwep.device.trace.Trace;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.json.JsonObject;
import org.wwep.emulator.rig.ButtonPresser;
import org.wwep.emulator.timeline.TimelineEntry;
import org.wwep.emulator.timeline.TimelineEvent;
import org.wwep.hal.Board;
import org.wwep.hal.BoardConfig;
import org.wwep.rtos.Rtos;
import org.wwep.rtos.Task;

/**
 * The one device of a program in real time, on an emulated board or a real one.
 *
 * <p><b>Shape</b>: a trace like others, told of everything; what viewers order is done by a task of
 * its own. Nobody asks the firmware how it stands while nobody looks. Closing it ends the task; the
 * device lives on.
 *
 * <p><b>Errors</b>: orders about time, power and faults are refused.
 */
public final class DeviceBoard implements BoardSubject, Trace {
  private static final String NAME = "device";
  private static final long LOOK_MILLIS = 250;

  private final Rtos rtos;
  private final Instant beginning;
  private final Trace told;
  private final EventFeed feed = new EventFeed();
  private final OrderQueue orders = new OrderQueue();
  private volatile boolean fresh = true;
  private volatile String id = "";
  private @Nullable Device device;
  private @Nullable Task task;

  /**
   * The device.
   *
   * @param pressers what presses its buttons; none if they are real
   */
  public record Device(
      Board board,
      BoardConfig parts,
      DeviceConfig config,
      Firmware firmware,
      List<ButtonPresser> pressers) {
    /** Copies the list. */
    public Device {
      pressers = List.copyOf(pressers);
    }
  }

  /**
   * Begins to hear of a device.
   *
   * @param told who hears of everything first
   */
  public DeviceBoard(Rtos rtos, Trace told) {
    this.rtos = rtos;
    this.told = told;
    this.beginning = rtos.now();
  }

  /** Takes the device, once it is installed; before anybody looks. */
  public void attach(Device installed) {
    device = installed;
    task = rtos.spawn("wwep-page", this::follow);
  }

  @Override
  public void record(TraceEvent event) {
    told.record(event);
    if (event instanceof TraceEvent.Booted booted) {
      id = booted.device().toString();
    }
    feed.add(
        new TimelineEntry(
            0,
            Duration.between(beginning, event.at()),
            NAME,
            new TimelineEvent.DeviceEvent(event)));
    fresh = true;
  }

  @Override
  public Map<String, Object> picture() {
    Device shown = Objects.requireNonNull(device);
    boolean client = shown.firmware() instanceof ClientDevice;
    Map<String, Object> parts =
        PictureJson.device(
                NAME,
                id,
                shown.board(),
                shown.parts(),
                part -> shown.pressers().stream().anyMatch(p -> p.part().equals(part)))
            .with("states", client)
            .with("types", !client)
            .fields();
    fresh = true;
    return PictureJson.page(
            "device",
            "real time, " + shown.board().description(),
            shown.config().server().host() + ":" + shown.config().links().getFirst().port(),
            List.of(parts))
        .with("now", Duration.between(beginning, rtos.now()).toNanos() / 1e9)
        .with("time", false)
        .with("power", false)
        .with("scenario", false)
        .with("faults", List.of())
        .fields();
  }

  @Override
  public EventFeed feed() {
    return feed;
  }

  @Override
  public void take(BoardOrder order) {
    switch (order) {
      case BoardOrder.Contact contact -> presser(contact.part());
      case BoardOrder.Type _ -> {}
      case BoardOrder.Power _, BoardOrder.Fault _, BoardOrder.Speed _, BoardOrder.Time _ ->
          throw new IllegalArgumentException(
              "this device runs in real time, with the power it has: a board in virtual time has the rest");
    }
    orders.put(order);
  }

  private ButtonPresser presser(String part) {
    return Objects.requireNonNull(device).pressers().stream()
        .filter(presser -> presser.part().equals(part))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("there is no button here that can be pressed so"));
  }

  private void follow() throws InterruptedException {
    while (true) {
      BoardOrder order = orders.take(LOOK_MILLIS);
      if (order != null) {
        follow(order);
      } else if (fresh && feed.watched()) {
        fresh = false;
        Objects.requireNonNull(device).firmware().report().ifPresent(this::stands);
      }
    }
  }

  private void follow(BoardOrder order) throws InterruptedException {
    switch (order) {
      case BoardOrder.Contact contact -> {
        ButtonPresser presser = presser(contact.part());
        if (contact.down()) {
          presser.bounce(contact.bounce());
          presser.down();
        } else {
          presser.release();
        }
      }
      case BoardOrder.Type typed ->
          Objects.requireNonNull(device).firmware().receive((typed.text() + "\n").getBytes(UTF_8));
      case BoardOrder.Power _, BoardOrder.Fault _, BoardOrder.Speed _, BoardOrder.Time _ -> {}
    }
  }

  private void stands(DeviceSummary summary) {
    feed.status(
        new JsonObject()
            .with("state", summary.state())
            .with("pools", summary.pools().toString())
            .fields());
  }

  @Override
  public void close() {
    Task running = task;
    if (running != null) {
      running.cancel();
    }
  }
}
