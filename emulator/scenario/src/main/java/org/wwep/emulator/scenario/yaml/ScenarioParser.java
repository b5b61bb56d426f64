package org.wwep.emulator.scenario.yaml;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.scenario.Bouncing;
import org.wwep.emulator.scenario.Chaos;
import org.wwep.emulator.scenario.Defaults;
import org.wwep.emulator.scenario.DeviceSpec;
import org.wwep.emulator.scenario.Rig;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.scenario.ServerSpec;
import org.wwep.emulator.scenario.Step;

/**
 * Reads scenario files: YAML 1.2, in UTF-8, one document, at most 1 MiB.
 *
 * <p><b>Errors.</b> None are thrown, whatever the bytes: every mistake is a {@link Problem} with
 * its place. <b>Source.</b> A superset of Wokwi's automation scenarios, version 1.
 *
 * <p>Safe for use by any thread.
 */
public final class ScenarioParser {
  private final FaultRules rules;

  /** Makes a parser that knows these faults. */
  public ScenarioParser(FaultRules rules) {
    this.rules = rules;
  }

  /**
   * Reads a file.
   *
   * @param file its name, for messages
   * @param content its bytes
   */
  public Parsed parse(String file, byte[] content) {
    Problems problems = new Problems();
    String text = SourceText.of(file, content, problems);
    Tree tree = text == null ? null : TreeBuilder.build(file, text, problems);
    if (tree == null) {
      return new Parsed.Invalid(problems.sorted());
    }
    Scenario scenario = scenario(file, tree, problems);
    return problems.none()
        ? new Parsed.Valid(scenario, WokwiCheck.of(tree))
        : new Parsed.Invalid(problems.sorted());
  }

  /** Returns the keywords of all commands, in the order of the reference. */
  public static Set<String> commands() {
    Problems none = new Problems();
    Mapping nothing =
        new Mapping(none, "", new org.wwep.emulator.scenario.Position("", 1, 1), empty());
    Cast cast = new Cast(new Devices(none).read(null, nothing));
    return new Steps(cast, new Times(Defaults.DEFAULT, null), (_, _) -> {}, none)
        .commands()
        .keywords();
  }

  private Scenario scenario(String file, Tree tree, Problems problems) {
    boolean readable = tree instanceof Tree.Fields;
    if (!readable) {
      problems.add(
          tree.at(),
          "a scenario is a mapping that begins with 'name' or 'version', was " + tree.kind());
      tree = empty();
    }
    Mapping top = new Mapping(problems, "", tree.at(), tree);
    if (readable) {
      top.required("version", 1, Values.integer(Scenario.VERSION, Scenario.VERSION));
    }
    String name = top.value("name", stem(file), Values::text);
    String author = top.value("author", "", Values::text);
    List<String> tags = top.value("tags", List.of(), Values.list(Values.of(ScenarioParser::tag)));
    Long seed =
        top.<@Nullable Long>value(
            "seed", null, t -> Values.number(t, Long.MIN_VALUE, Long.MAX_VALUE));
    Times times = times(top);
    ServerSpec server = Servers.read(top);
    Cast cast = new Cast(new Devices(problems).read(top.tree("devices"), top));
    Rig rig = top.<@Nullable Rig>value("rig", null, Values.oneOf(Rig.class));
    Chaos chaos = new ChaosReader(problems, times, rules).read(top);
    List<Step> steps = steps(top, cast, times, problems);
    top.end();
    List<DeviceSpec> devices = cast.devices();
    return new Scenario(
        name,
        Scenario.VERSION,
        author,
        tags,
        seed,
        times.defaults(),
        server,
        devices,
        rig,
        steps,
        chaos,
        file);
  }

  private List<Step> steps(Mapping top, Cast cast, Times times, Problems problems) {
    Tree tree = top.tree("steps");
    if (tree == null) {
      if (!top.has("chaos") && problems.none()) {
        top.problem(top.at(), "'steps' is missing, a list like '- press: btn1'");
      }
      return List.of();
    }
    List<Step> steps = new Steps(cast, times, rules, problems).readAll(tree);
    Duration limit = times.limit();
    if (limit != null && problems.none()) {
      DelayCheck.check(steps, limit, problems);
    }
    return steps;
  }

  private static Times times(Mapping top) {
    Tree tree = top.tree("defaults");
    Defaults usual = Defaults.DEFAULT;
    if (tree == null) {
      return new Times(usual, null);
    }
    Mapping fields = new Mapping(top.problems(), "defaults", tree.at(), tree);
    Duration timeout = fields.value("timeout", usual.timeout(), Values::span);
    Bouncing bounce = Bounces.read(fields, usual.bounce());
    Duration limit = fields.has("timeout") ? timeout : null;
    fields.end();
    return new Times(new Defaults(timeout, bounce), limit);
  }

  private static String tag(String text) {
    if (!text.matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")) {
      throw new IllegalArgumentException(
          "a tag is letters, digits, '.', '_' or '-', was '" + Shown.of(text) + "'");
    }
    return text;
  }

  private static Tree empty() {
    return new Tree.Fields(List.of(), new org.wwep.emulator.scenario.Position("", 1, 1));
  }

  private static String stem(String file) {
    String last = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    return last.replaceFirst("\\.ya?ml$", "");
  }
}
