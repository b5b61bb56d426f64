package org.wwep.emulator.scenario.yaml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.fault.Attribute;
import org.wwep.emulator.fault.FaultFormat;
import org.wwep.emulator.scenario.DeviceSpec;
import org.wwep.emulator.scenario.FaultEntry;
import org.wwep.emulator.scenario.FrameMatch;
import org.wwep.emulator.scenario.SerialText;
import org.wwep.emulator.scenario.SometimesCondition;
import org.wwep.emulator.scenario.SometimesCondition.AttributeMatch;
import org.wwep.emulator.scenario.SometimesSpec;

/** Reads what a search has to see at least once. */
final class SometimesReader {
  private static final int MOST_ATTEMPTS = 1_000_000;
  private static final String EXAMPLE = "'- expect-state: BackingOff'";
  private static final Pattern RANGE =
      Pattern.compile("(\\d{1,12}(?:\\.\\d{1,9})?)(?: *\\.\\. *(\\d{1,12}(?:\\.\\d{1,9})?))?");

  private final DeviceIndex devices;
  private final Problems problems;
  private final Set<String> labels = new HashSet<>();
  private final ConditionList<SometimesCondition> list;

  SometimesReader(DeviceIndex devices, Problems problems) {
    this.devices = devices;
    this.problems = problems;
    Map<String, ConditionList.Keyword<SometimesCondition>> keywords = new LinkedHashMap<>();
    keywords.put("wait-serial", new ConditionList.Keyword<>("text", this::printed));
    keywords.put("wait-frame", new ConditionList.Keyword<>(null, this::frame));
    keywords.put("expect-state", new ConditionList.Keyword<>("state", this::state));
    keywords.put("attempts", new ConditionList.Keyword<>("at-least", this::attempts));
    keywords.put("fault-hits", new ConditionList.Keyword<>(null, this::faultHit));
    this.list = new ConditionList<>(problems, "sometimes", EXAMPLE, keywords);
  }

  /** Returns the entries of a file. */
  List<SometimesSpec> read(MappingReader top) {
    List<SometimesSpec> sometimes = new ArrayList<>();
    for (ConditionList.Entry<SometimesCondition> entry : list.read(top)) {
      SometimesSpec spec = new SometimesSpec(entry.name(), entry.condition(), entry.at());
      sometimes.add(spec);
      if (!labels.add(spec.label())) {
        problems.add(
            entry.item(),
            "sometimes: two entries are called '%s': give one another name"
                .formatted(QuotedText.of(spec.label())));
      }
    }
    return sometimes;
  }

  private SometimesCondition printed(MappingReader fields) {
    boolean one = fields.has("device") || fields.has("part-id");
    String device = one ? devices.console(fields) : null;
    SerialText text = SerialTextReader.read(fields);
    if (text.text().contains("\n")) {
      fields.problem(fields.at(), "lines are looked at one by one: leave the line's end out");
    }
    return new SometimesCondition.Printed(device, text);
  }

  private SometimesCondition frame(MappingReader fields) {
    FrameMatch match = FrameMatchReader.read(fields, devices);
    String device = match.device();
    if (device != null && fields.has("device")) {
      devices.needsClient(fields, fields.at("device"), device, "the 'device' of a frame");
    }
    return new SometimesCondition.FrameSeen(match);
  }

  private SometimesCondition state(MappingReader fields) {
    String device = whose(fields, "'expect-state'");
    return new SometimesCondition.StateReached(
        device,
        fields.required(
            "state", StateLabels.ALL.getFirst(), ValueReaders.word("state", StateLabels.ALL)));
  }

  private SometimesCondition attempts(MappingReader fields) {
    String device = whose(fields, "'attempts'");
    return new SometimesCondition.Attempts(
        device,
        fields.value(
            "at-least",
            SometimesCondition.Attempts.RETRIED,
            ValueReaders.integer(1, MOST_ATTEMPTS)));
  }

  /** Reads whose firmware tells of it: any's that does, if none is named. */
  private @Nullable String whose(MappingReader fields, String what) {
    if (fields.has("device") || fields.has("part-id")) {
      String device = devices.client(fields);
      devices.needsStates(fields, fields.at(), device, what);
      return device;
    }
    if (devices.devices().stream().noneMatch(device -> device.firmware().tellsStates())) {
      DeviceSpec any = devices.devices().getFirst();
      devices.needsStates(fields, fields.at(), any.id(), what);
    }
    return null;
  }

  private SometimesCondition faultHit(MappingReader fields) {
    String type =
        fields.required("type", "latency", ValueReaders.word("fault type", FaultFormat.types()));
    FaultEntry.Stream stream =
        fields.<FaultEntry.@Nullable Stream>value(
            "stream", null, ValueReaders.oneOf(FaultEntry.Stream.class));
    Map<String, AttributeMatch> attributes = new LinkedHashMap<>();
    YamlNode node = fields.tree("attributes");
    if (node instanceof YamlNode.Fields given) {
      MappingReader values = new MappingReader(problems, "'attributes'", given.at(), given);
      for (Attribute attribute : FaultFormat.attributesOf(type)) {
        AttributeMatch match =
            values.<@Nullable AttributeMatch>value(
                attribute.name(), null, value -> match(attribute, value));
        if (match != null) {
          attributes.put(attribute.name(), match);
        }
      }
      values.end();
    } else if (node != null) {
      fields.problem(node.at(), "'attributes': expected its fields, was " + node.kind());
    }
    return new SometimesCondition.FaultHit(type, stream, attributes);
  }

  private static AttributeMatch match(Attribute attribute, YamlNode value) {
    String text = ValueReaders.text(value).strip();
    return switch (attribute.kind()) {
      case WORD -> {
        if (!attribute.words().contains(text)) {
          throw new IllegalArgumentException(
              "expected one of %s, was '%s'"
                  .formatted(String.join(", ", attribute.words()), QuotedText.of(text)));
        }
        yield new AttributeMatch.Word(text);
      }
      case ADDRESS -> new AttributeMatch.Word(text);
      case MILLISECONDS, MICROSECONDS, BYTES, RATE, SHARE -> range(attribute, text);
    };
  }

  private static AttributeMatch range(Attribute attribute, String text) {
    Matcher matcher = RANGE.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "expected a number or a range like 1..3, in %s, was '%s'"
              .formatted(attribute.kind().unit(), QuotedText.of(text)));
    }
    double from = Double.parseDouble(matcher.group(1));
    String end = matcher.group(2);
    double to = end == null ? from : Double.parseDouble(end);
    if (to < from) {
      throw new IllegalArgumentException(
          "the smaller number comes first, was '" + QuotedText.of(text) + "'");
    }
    return new AttributeMatch.Span(from, to);
  }
}
