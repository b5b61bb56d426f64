package org.wwep.emulator.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.explore.FirmwareTable;
import org.wwep.emulator.json.JsonObject;
import org.wwep.emulator.json.JsonReader;
import org.wwep.emulator.json.JsonSyntaxException;
import org.wwep.emulator.json.JsonWriter;
import org.wwep.emulator.scenario.Chaos;
import org.wwep.emulator.scenario.FaultEntry;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.scenario.SometimesSpec;
import org.wwep.value.Shard;

/**
 * Which search a directory is of.
 *
 * @param version the version of wwep that searches: another one may draw other plans
 * @param file the scenario's file, as it was given
 * @param digest of the scenario, its firmware and whatever else it names
 * @param options what else decides the outcome of a seed, as on the command line
 * @param seeds which seeds are tried
 * @param keepGoing whether it goes on after a finding
 * @param links the kinds of links that its clients have
 * @param faults the kinds of faults that plans are drawn from
 * @param sometimes the labels of what has to be seen at least once
 * @param firmware its firmware in C, with the basic blocks that it has here
 * @param again the command that runs a finding again, with {@link #SEED} and {@link #ITEMS}, or
 *     {@link #PLAN}
 * @param onward the command that begins the search and goes on with it, with {@link #DIRECTORY}
 */
public record SearchHeader(
    String version,
    String file,
    String digest,
    String options,
    SeedSet seeds,
    boolean keepGoing,
    List<String> links,
    List<String> faults,
    List<String> sometimes,
    List<FirmwareTable> firmware,
    String again,
    String onward) {
  /** What stands for a finding's seed in the command that runs it again. */
  public static final String SEED = "{seed}";

  /** What stands for the ids of a finding's plan in that command. */
  public static final String ITEMS = "{items}";

  /** What stands for a finding's case in that command. */
  public static final String PLAN = "{plan}";

  /** What stands for the directory in the command that goes on. */
  public static final String DIRECTORY = "{directory}";

  /** The version of the directory's format. */
  static final long FORMAT = 3;

  /** Copies the lists. */
  public SearchHeader {
    links = List.copyOf(links);
    faults = List.copyOf(faults);
    sometimes = List.copyOf(sometimes);
    firmware = List.copyOf(firmware);
  }

  /** Returns the kinds of links that a scenario's clients have. */
  public static List<String> links(Scenario scenario) {
    return LinkLabel.ofClients(scenario).values().stream().distinct().sorted().toList();
  }

  /** Returns the kinds of faults that a scenario's chaos draws from. */
  public static List<String> faults(Scenario scenario) {
    Chaos chaos = scenario.chaos();
    return chaos == null || chaos.maxFaults() == 0
        ? List.of()
        : chaos.faults().stream().map(FaultEntry::type).distinct().sorted().toList();
  }

  /** Returns the labels of what a scenario says has to be seen at least once. */
  public static List<String> sometimes(Scenario scenario) {
    return scenario.sometimes().stream().map(SometimesSpec::label).toList();
  }

  /**
   * Returns the header of all parts together, of which each may have a finding.
   *
   * @param tables the firmware of all of them
   */
  SearchHeader whole(List<FirmwareTable> tables) {
    SeedSet all = new SeedSet(seeds.first(), seeds.count(), Shard.WHOLE);
    return new SearchHeader(
        version, file, digest, options, all, true, links, faults, sometimes, tables, again, onward);
  }

  /** Returns the command that goes on with it in this directory. */
  public String goOn(String directory) {
    return onward.replace(DIRECTORY, directory);
  }

  /** Returns the command that runs a finding again. */
  public String again(SearchFinding finding) {
    return again
        .replace(SEED, Long.toString(finding.seed()))
        .replace(ITEMS, finding.only())
        .replace(PLAN, "'" + finding.text() + "'");
  }

  /** Returns what makes the other another search than this: what, this one's, the other's. */
  Optional<String> difference(SearchHeader other) {
    return differenceBesideShard(other)
        .or(() -> Optional.ofNullable(differs("the shard", seeds.shard(), other.seeds.shard())))
        .or(() -> BlockDifference.of(firmware, other.firmware));
  }

  /** As {@link #difference}, where both may be other parts of one search. */
  Optional<String> differenceBesideShard(SearchHeader other) {
    return first(
        differs("wwep", version, other.version),
        differs("its scenario or firmware", digest, other.digest),
        differs("the options", options, other.options),
        differs("the first seed", seeds.first(), other.seeds.first()),
        differs("the number of seeds", count(seeds), count(other.seeds)),
        differs(
            "going on after a finding", keepGoing ? "on" : "off", other.keepGoing ? "on" : "off"));
  }

  private static String count(SeedSet seeds) {
    return seeds.isEndless() ? "without end" : Long.toString(seeds.count());
  }

  private static @Nullable String differs(String what, Object one, Object other) {
    if (one.equals(other)) {
      return null;
    }
    return what.startsWith("its ")
        ? what + " has changed since"
        : "%s was %s, and is %s".formatted(what, shown(one), shown(other));
  }

  private static String shown(Object value) {
    String text = value.toString();
    return text.isEmpty() ? "none" : text;
  }

  private static Optional<String> first(@Nullable String... differences) {
    for (String difference : differences) {
      if (difference != null) {
        return Optional.of(difference);
      }
    }
    return Optional.empty();
  }

  String text() {
    return JsonWriter.write(
            new JsonObject()
                .with("format", FORMAT)
                .with("wwep", version)
                .with("file", file)
                .with("digest", digest)
                .with("options", options)
                .with("first-seed", seeds.first())
                .with("seeds", seeds.count())
                .with("shard", seeds.shard())
                .with("keep-going", keepGoing)
                .with("links", links)
                .with("faults", faults)
                .with("sometimes", sometimes)
                .with("firmware", FirmwareFormat.fields(firmware))
                .with("again", again)
                .with("onward", onward)
                .fields())
        + "\n";
  }

  /**
   * Reads what was written.
   *
   * @throws IllegalArgumentException if it is something else, one line
   */
  static SearchHeader read(byte[] text) {
    if (text.length == 0 || text[text.length - 1] != '\n') {
      throw new IllegalArgumentException("it is truncated");
    }
    try {
      Map<String, Object> fields = JsonReader.object(JsonReader.read(text));
      if (!(fields.get("format") instanceof Number format)) {
        throw new IllegalArgumentException("it is no search's");
      }
      if (format.longValue() != FORMAT) {
        throw new IllegalArgumentException(
            "it has format %d, and this version of wwep reads %d"
                .formatted(format.longValue(), FORMAT));
      }
      return new SearchHeader(
          text(fields, "wwep"),
          text(fields, "file"),
          text(fields, "digest"),
          text(fields, "options"),
          new SeedSet(
              number(fields, "first-seed"),
              number(fields, "seeds"),
              Shard.parse(text(fields, "shard"))),
          Boolean.TRUE.equals(fields.get("keep-going")),
          texts(fields, "links"),
          texts(fields, "faults"),
          texts(fields, "sometimes"),
          FirmwareFormat.read(fields.get("firmware")),
          text(fields, "again"),
          text(fields, "onward"));
    } catch (JsonSyntaxException e) {
      throw new IllegalArgumentException("it is no search's: " + e.getMessage(), e);
    }
  }

  private static String text(Map<String, Object> fields, String name) {
    if (fields.get(name) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("it has no text '" + name + "'");
  }

  private static long number(Map<String, Object> fields, String name) {
    return JsonReader.wholeNumber(fields.get(name))
        .orElseThrow(() -> new IllegalArgumentException("it has no number '" + name + "'"));
  }

  private static List<String> texts(Map<String, Object> fields, String name) {
    if (fields.get(name) instanceof List<?> texts) {
      return texts.stream().map(String::valueOf).toList();
    }
    throw new IllegalArgumentException("it has no list '" + name + "'");
  }
}
