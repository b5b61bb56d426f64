package org.wwep.emulator.scenario.yaml;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.scenario.BounceSpec;
import org.wwep.emulator.scenario.Chaos;
import org.wwep.emulator.scenario.FaultEntry;

/** Reads what is drawn from the seed. */
final class ChaosReader {
  private static final Pattern RANGE = Pattern.compile("([0-9]{1,9})(?: *\\.\\. *([0-9]{1,9}))?");

  private final Problems problems;
  private final TimeoutReader timeoutReader;
  private final FaultReader faultReader;

  ChaosReader(Problems problems, TimeoutReader timeoutReader, FaultRules rules) {
    this.problems = problems;
    this.timeoutReader = timeoutReader;
    this.faultReader = new FaultReader(rules);
  }

  @Nullable Chaos read(MappingReader top) {
    YamlNode yamlNode = top.tree("chaos");
    if (yamlNode == null) {
      return null;
    }
    MappingReader fields = new MappingReader(problems, "chaos", yamlNode.at(), yamlNode);
    var counts = ValueReaders.of(ChaosReader::range);
    Chaos.Count presses = fields.value("presses", new Chaos.Count(1, 20), counts);
    Chaos.Count power = fields.value("power-cycles", Chaos.Count.NONE, counts);
    Duration over = fields.value("over", Duration.ofSeconds(10), ValueReaders::span);
    var bounce = BounceReader.read(fields, timeoutReader.defaults().bounce());
    if (bounce instanceof BounceSpec.ByRecording) {
      fields.problem(
          fields.at("bounce"), "'bounce': chaos cannot play a recording: name a profile");
    }
    List<FaultEntry> drawn = drawn(fields);
    int usual = drawn.isEmpty() ? 0 : 3;
    int most = fields.value("max-faults", usual, ValueReaders.integer(0, Chaos.MOST));
    Duration settle = fields.value("settle", Duration.ofSeconds(60), ValueReaders::duration);
    fields.end();
    return problems.<@Nullable Chaos>make(
        fields.at("presses"),
        null,
        () -> new Chaos(presses, power, over, bounce, drawn, most, settle));
  }

  private List<FaultEntry> drawn(MappingReader fields) {
    YamlNode yamlNode = fields.tree("faults");
    if (yamlNode == null) {
      return List.of();
    }
    if (!(yamlNode instanceof YamlNode.Items list)) {
      fields.problem(
          yamlNode.at(),
          "'faults': expected a list of types, [latency, dns], was " + yamlNode.kind());
      return List.of();
    }
    List<FaultEntry> drawn = new ArrayList<>();
    for (YamlNode item : list.items()) {
      if (item instanceof YamlNode.Scalar type && type.type() != YamlNode.Type.NULL) {
        drawn.add(faultReader.read(fields, type));
      } else {
        MappingReader fault = new MappingReader(problems, "chaos fault", item.at(), item);
        drawn.add(faultReader.unnamed(fault));
        fault.end();
      }
    }
    return drawn;
  }

  private static Chaos.Count range(String text) {
    Matcher matcher = RANGE.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "expected a number or a range like 1..20, was '" + QuotedText.of(text) + "'");
    }
    int from = Integer.parseInt(matcher.group(1));
    String to = matcher.group(2);
    return new Chaos.Count(from, to == null ? from : Integer.parseInt(to));
  }
}
