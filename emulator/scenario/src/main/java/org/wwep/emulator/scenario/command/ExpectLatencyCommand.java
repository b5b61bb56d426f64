package org.wwep.emulator.scenario.command;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.wwep.emulator.scenario.Command;
import org.wwep.emulator.scenario.DeviceRef;
import org.wwep.emulator.scenario.Formats;
import org.wwep.emulator.scenario.Milestone;
import org.wwep.emulator.scenario.Mismatch;
import org.wwep.emulator.scenario.StepContext;
import org.wwep.emulator.scenario.StepFailedException;
import org.wwep.emulator.scenario.yaml.CommandScope;
import org.wwep.emulator.scenario.yaml.CommandType;
import org.wwep.emulator.scenario.yaml.MappingReader;
import org.wwep.emulator.scenario.yaml.ValueReaders;
import org.wwep.emulator.timeline.TimelineEvent.LatencyEvent;

/**
 * Fails if the latest press took longer than {@code max} from one milestone to the other.
 *
 * <p>A bench that has been calibrated counts for what it takes itself, of all that begins at the
 * edge: its press is on the timeline before its line has moved.
 */
public record ExpectLatencyCommand(String device, Milestone from, Milestone to, Duration max)
    implements Command {
  static final CommandType TYPE =
      CommandType.of(
          "expect-latency",
          ExpectLatencyCommand::read,
          """
          {
            "type": "object",
            "description": "Fails if the latest press took longer from one milestone to the other.",
            "properties": {
              "from": {"$ref": "#/$defs/leg"},
              "to": {"$ref": "#/$defs/leg"},
              "max": {"$ref": "#/$defs/duration"},
              "device": {"$ref": "#/$defs/device"},
              %s
            },
            "required": ["from", "to", "max"],
            "additionalProperties": false
          }
          """
              .formatted(SchemaFields.CLIENT));

  private static ExpectLatencyCommand read(MappingReader fields, CommandScope scope) {
    String device = scope.devices().client(fields);
    Milestone from = fields.required("from", Milestone.EDGE, ValueReaders.oneOf(Milestone.class));
    Milestone to = fields.required("to", Milestone.REPLIED, ValueReaders.oneOf(Milestone.class));
    if (from.compareTo(to) >= 0) {
      fields.problem(
          fields.at("to"), "'" + to + "' does not come after '" + from + "': swap 'from' and 'to'");
    }
    checkStates(fields, scope, device, from, to);
    if (!scope.devices().spec(device).isSecured()
        && (from == Milestone.SECURED || to == Milestone.SECURED)) {
      fields.problem(
          fields.at(to == Milestone.SECURED ? "to" : "from"),
          "'secured' never happens: device '" + device + "' has no TLS, give it 'tls: true'");
    }
    return new ExpectLatencyCommand(
        device, from, to, fields.required("max", Duration.ofSeconds(1), ValueReaders::span));
  }

  /** Of other firmware than the client, only what goes in and out of the device is seen. */
  private static void checkStates(
      MappingReader fields, CommandScope scope, String device, Milestone from, Milestone to) {
    for (Milestone milestone : List.of(from, to)) {
      boolean seen =
          switch (milestone) {
            case EDGE, LED, CONNECTED, SECURED, SENT, REPLIED -> true;
            case DEBOUNCED, RESOLVED -> false;
          };
      if (!seen) {
        scope
            .devices()
            .needsClient(
                fields, fields.at(milestone == to ? "to" : "from"), device, "'" + milestone + "'");
      }
    }
  }

  @Override
  public String keyword() {
    return TYPE.keyword();
  }

  @Override
  public void run(StepContext context) throws StepFailedException, InterruptedException {
    Duration bench = bench(context);
    // What is on its way may still come in time.
    Duration begun = latest(context).reached().getOrDefault(from, context.now());
    Duration left = begun.plus(max).plus(bench).minus(context.now());
    boolean _ =
        context.await(
            left.isNegative() ? Duration.ZERO : left, () -> took(latest(context)).isPresent());
    PressMilestones press = latest(context);
    Optional<Duration> took = took(press);
    if (took.isEmpty()) {
      Milestone missing = press.reached().containsKey(from) ? to : from;
      throw failed(context, press, "was not %s yet".formatted(missing));
    }
    LatencyEvent latency = new LatencyEvent(from + " to " + to, took.get(), bench);
    if (!bench.isZero()) {
      context.timeline().add(context.world().now(), device, latency);
    }
    if (latency.board().compareTo(max) > 0) {
      String seen = "was %s".formatted(Formats.span(latency.board()));
      throw failed(
          context,
          press,
          bench.isZero()
              ? seen
              : "%s (%s with the bench's own %s)"
                  .formatted(seen, Formats.span(took.get()), Formats.span(bench)));
    }
  }

  private Duration bench(StepContext context) {
    String id = DeviceRef.of(device).device();
    return from != Milestone.EDGE
        ? Duration.ZERO
        : context.scenario().devices().stream()
            .filter(one -> one.id().equals(id))
            .map(one -> one.firmware().benchLatency())
            .findFirst()
            .orElse(Duration.ZERO);
  }

  private PressMilestones latest(StepContext context) throws StepFailedException {
    return PressMilestones.ofLatest(context.timeline().entries(), DeviceRef.of(device))
        .orElseThrow(
            () -> new StepFailedException(Mismatch.of("a press of " + device, "was none so far")));
  }

  private Optional<Duration> took(PressMilestones press) {
    Duration began = press.reached().get(from);
    Duration ended = press.reached().get(to);
    return began == null || ended == null ? Optional.empty() : Optional.of(ended.minus(began));
  }

  private StepFailedException failed(StepContext context, PressMilestones press, String seen) {
    StringBuilder milestones = new StringBuilder("the press:");
    press
        .reached()
        .forEach(
            (one, at) -> milestones.append(' ').append(one).append(" @ ").append(Formats.at(at)));
    return new StepFailedException(
        Mismatch.of(
            "%s to %s of %s within %s".formatted(from, to, device, Formats.span(max)), seen),
        milestones.toString(),
        context.lastEdges(device));
  }
}
