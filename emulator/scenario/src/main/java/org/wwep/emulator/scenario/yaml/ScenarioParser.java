package org.wwep.emulator.scenario.yaml;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.scenario.AlwaysSpec;
import org.wwep.emulator.scenario.BounceSpec;
import org.wwep.emulator.scenario.Chaos;
import org.wwep.emulator.scenario.Defaults;
import org.wwep.emulator.scenario.DeviceSpec;
import org.wwep.emulator.scenario.Rig;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.scenario.ServerSpec;
import org.wwep.emulator.scenario.SometimesSpec;
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
  private final List<CommandType> commandTypes;
  private final FaultRules rules;
  private final boolean limited;
  private final ClassLoader classes;
  private final @Nullable BenchFile bench;

  /**
   * Makes a parser that knows these commands and faults.
   *
   * @param commandTypes as a rule those of {@code org.wwep.emulator.scenario.command.Commands}
   */
  public ScenarioParser(List<CommandType> commandTypes, FaultRules rules) {
    this(commandTypes, rules, ScenarioParser.class.getClassLoader());
  }

  /**
   * Makes a parser that also knows these classes.
   *
   * @param classes where firmware in Java is looked for; nothing of it is run
   */
  public ScenarioParser(List<CommandType> commandTypes, FaultRules rules, ClassLoader classes) {
    this(commandTypes, rules, classes, true, null);
  }

  private ScenarioParser(
      List<CommandType> commandTypes,
      FaultRules rules,
      ClassLoader classes,
      boolean limited,
      @Nullable BenchFile bench) {
    this.limited = limited;
    this.bench = bench;
    this.commandTypes = List.copyOf(commandTypes);
    this.classes = classes;
    this.rules = rules;
  }

  /** Returns a parser for whoever says how long a run may take: delays may be longer. */
  public ScenarioParser withoutTimeLimit() {
    return new ScenarioParser(commandTypes, rules, classes, false, bench);
  }

  /**
   * Returns a parser that puts the boards of a bench in the place of every scenario's devices; the
   * rig is then the bench's.
   *
   * @param file one without problems
   */
  public ScenarioParser withBench(BenchFile file) {
    return new ScenarioParser(commandTypes, rules, classes, limited, file);
  }

  /**
   * Reads a file.
   *
   * @param file its name, for messages
   * @param content its bytes
   */
  public ParseResult parse(String file, byte[] content) {
    Problems problems = new Problems();
    String text = SourceText.of(file, content, problems);
    YamlNode yamlNode = text == null ? null : YamlNodeBuilder.build(file, text, problems);
    if (yamlNode == null) {
      return new ParseResult.Invalid(problems.sorted());
    }
    Scenario scenario = scenario(file, yamlNode, problems);
    return problems.none()
        ? new ParseResult.Valid(scenario, WokwiCheck.of(yamlNode, commandTypes))
        : new ParseResult.Invalid(problems.sorted());
  }

  /**
   * Reads steps that are done behind those of a scenario, for its devices.
   *
   * @param text a list of steps, in YAML or JSON
   * @return the scenario with these steps in the place of its own
   */
  public ParseResult parseMore(Scenario scenario, String text) {
    Problems problems = new Problems();
    YamlNode list = YamlNodeBuilder.build("step", text, problems);
    DeviceIndex devices = new DeviceIndex(scenario.devices(), scenario.server().firmware() != null);
    TimeoutReader times = new TimeoutReader(scenario.defaults(), null);
    StepReader reader = new StepReader(commandTypes, devices, times, rules, problems);
    List<Step> steps = list == null ? List.of() : reader.readMore(list);
    return problems.none()
        ? new ParseResult.Valid(scenario.withSteps(steps), List.of())
        : new ParseResult.Invalid(problems.sorted());
  }

  private Scenario scenario(String file, YamlNode yamlNode, Problems problems) {
    boolean readable = yamlNode instanceof YamlNode.Fields;
    if (!readable) {
      problems.add(
          yamlNode.at(),
          "a scenario is a mapping that begins with 'name' or 'version', was " + yamlNode.kind());
      yamlNode = empty();
    }
    MappingReader top = new MappingReader(problems, "", yamlNode.at(), yamlNode);
    if (readable) {
      top.required("version", 1, ScenarioParser::version);
    }
    String name = top.value("name", stem(file), ValueReaders::text);
    // For whoever reads the file, as in many of Wokwi's.
    top.value("description", "", ValueReaders::text);
    String author = top.value("author", "", ValueReaders::text);
    List<String> tags =
        top.value("tags", List.of(), ValueReaders.list(ValueReaders.of(ScenarioParser::tag)));
    Long seed =
        top.<@Nullable Long>value(
            "seed", null, t -> ValueReaders.number(t, Long.MIN_VALUE, Long.MAX_VALUE));
    TimeoutReader timeoutReader = times(top);
    ServerSpec server = ServerReader.read(top, classes);
    List<DeviceSpec> simulated = new DeviceReader(problems, classes).read(top.tree("devices"), top);
    DeviceIndex deviceIndex =
        new DeviceIndex(
            bench == null ? simulated : bench.under(simulated, top), server.firmware() != null);
    checkTls(top, server, deviceIndex.devices());
    Rig own = top.<@Nullable Rig>value("rig", null, ValueReaders.oneOf(Rig.class));
    Rig rig = bench == null ? own : Rig.EXTERNAL;
    Chaos chaos = new ChaosReader(problems, timeoutReader, rules).read(top);
    List<AlwaysSpec> always = new AlwaysReader(deviceIndex, problems).read(top);
    List<SometimesSpec> sometimes = new SometimesReader(deviceIndex, problems).read(top);
    List<Step> steps = steps(top, deviceIndex, timeoutReader, rig, problems);
    top.end();
    List<DeviceSpec> devices = deviceIndex.devices();
    return new Scenario(
        name,
        Scenario.VERSION,
        author,
        tags,
        seed,
        timeoutReader.defaults(),
        server,
        devices,
        rig,
        steps,
        always,
        sometimes,
        chaos,
        file);
  }

  private List<Step> steps(
      MappingReader top,
      DeviceIndex deviceIndex,
      TimeoutReader timeoutReader,
      @Nullable Rig rig,
      Problems problems) {
    YamlNode yamlNode = top.tree("steps");
    if (yamlNode == null) {
      if (!top.has("chaos") && problems.none()) {
        top.problem(top.at(), "'steps' is missing, a list like '- press: btn1'");
      }
      return List.of();
    }
    List<Step> steps =
        new StepReader(commandTypes, deviceIndex, timeoutReader, rules, problems).readAll(yamlNode);
    if (limited && problems.none()) {
      DelayCheck.check(steps, usual(rig, timeoutReader.defaults().timeout()), problems);
    }
    return steps;
  }

  /** Where the server has no TLS port, nobody can go to it. */
  private static void checkTls(MappingReader top, ServerSpec server, List<DeviceSpec> devices) {
    for (DeviceSpec device : devices) {
      boolean secured =
          device.links().stream().anyMatch(link -> link.tls() != null && link.port() == null);
      if (server.tls() == null && secured) {
        top.problem(
            top.at("server"),
            "'tls: false': device '%s' connects over TLS: leave it out".formatted(device.id()));
      }
    }
  }

  /** Returns how long a run may take if nobody says. */
  private static Duration usual(@Nullable Rig rig, Duration timeout) {
    return rig == Rig.HUMAN ? Defaults.OPERATOR : timeout;
  }

  private static TimeoutReader times(MappingReader top) {
    YamlNode yamlNode = top.tree("defaults");
    Defaults usual = Defaults.DEFAULT;
    if (yamlNode == null) {
      return new TimeoutReader(usual, null);
    }
    MappingReader fields = new MappingReader(top.problems(), "defaults", yamlNode.at(), yamlNode);
    Duration timeout = fields.value("timeout", usual.timeout(), ValueReaders::span);
    BounceSpec bounce = BounceReader.read(fields, usual.bounce());
    Duration limit = fields.has("timeout") ? timeout : null;
    fields.end();
    return new TimeoutReader(new Defaults(timeout, bounce), limit);
  }

  /** The language's version. */
  static Integer version(YamlNode yamlNode) {
    long version = ValueReaders.number(yamlNode, 0, Integer.MAX_VALUE);
    if (version != Scenario.VERSION) {
      throw new IllegalArgumentException(
          "this wwep knows version " + Scenario.VERSION + ", was " + version);
    }
    return Scenario.VERSION;
  }

  private static String tag(String text) {
    if (!text.matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")) {
      throw new IllegalArgumentException(
          "a tag is letters, digits, '.', '_' or '-', was '" + QuotedText.of(text) + "'");
    }
    return text;
  }

  private static YamlNode empty() {
    return new YamlNode.Fields(List.of(), new org.wwep.emulator.scenario.Position("", 1, 1));
  }

  private static String stem(String file) {
    String last = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    return last.replaceFirst("\\.ya?ml$", "");
  }
}
