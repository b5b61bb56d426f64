package org.wwep.emulator.scenario.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wwep.emulator.scenario.command.Commands;

@Tag("slow")
class ParserFuzzTest {
  private static final int CASES = 6_000;
  private static final String[] WORDS = {
    ":",
    "- ",
    "[",
    "]",
    "{",
    "}",
    "'",
    "\"",
    "\n",
    "  ",
    "\t",
    "*a",
    "&a ",
    "!x ",
    "|",
    ">",
    "%",
    "#",
    "---\n",
    "...\n",
    "null",
    "true",
    "0x",
    "-1",
    "1e999",
    ".nan",
    "99999999999999999999",
    "1s",
    "\u0000",
    "\ufeff",
    "\u2028",
    "\ud83d\ude00",
    "delay: ",
    "press: ",
    "?",
    "@",
    "`",
    "<<: ",
    ",",
    "device: ",
    "steps: ",
    "%YAML 3.0\n---\n",
    "%TAG ! x\n",
    "\\u",
    "\\x0",
    "part-id: ",
    "0o9"
  };

  private final ScenarioParser parser = new ScenarioParser(Commands.ALL, FaultRules.typesOnly());

  @Test
  void whatever_the_bytes_there_is_an_answer_with_a_place_on_one_line() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<String> seeds = new ArrayList<>(SampleScenarios.WOKWI);
    seeds.add(SampleScenarios.EVERYTHING);
    seeds.add(SampleScenarios.EVERYTHING);
    int valid = 0;
    for (int i = 0; i < CASES; i++) {
      byte[] content = mutated(seeds.get(random.nextInt(seeds.size())), random);
      try {
        valid += check(content) ? 1 : 0;
      } catch (RuntimeException | Error e) {
        throw new AssertionError(
            "seed " + seed + ", case " + i + ": " + new String(content, StandardCharsets.UTF_8), e);
      }
    }
    assertThat(valid).as("valid ones among them, seed " + seed).isBetween(CASES / 1000, CASES);
  }

  @Test
  void every_beginning_of_a_file_has_an_answer() {
    byte[] whole = SampleScenarios.EVERYTHING.getBytes(StandardCharsets.UTF_8);
    for (int end = 0; end <= whole.length; end++) {
      check(java.util.Arrays.copyOf(whole, end));
    }
  }

  private boolean check(byte[] content) {
    return switch (parser.parse("s.yaml", content)) {
      case ParseResult.Valid _ -> true;
      case ParseResult.Invalid invalid -> {
        long lines = new String(content, StandardCharsets.UTF_8).split("\\R", -1).length;
        for (Problem problem : invalid.problems()) {
          assertThat(problem.at().line()).as(problem.toString()).isBetween(1, (int) lines + 1);
          assertThat(problem.message()).isNotBlank().hasSizeLessThan(600).doesNotContain("\n");
          assertThat(problem.message()).doesNotContain("Exception");
        }
        yield false;
      }
    };
  }

  private static byte[] mutated(String yaml, Random random) {
    StringBuilder text = new StringBuilder(yaml);
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(text.length() + 1);
      int length = Math.min(random.nextInt(12), text.length() - at);
      switch (random.nextInt(5)) {
        case 0 -> text.delete(at, at + length);
        case 1 -> text.insert(at, WORDS[random.nextInt(WORDS.length)]);
        case 2 -> text.replace(at, at + length, WORDS[random.nextInt(WORDS.length)]);
        case 3 -> text.insert(at, text.substring(at, at + length));
        default -> {
          int from = random.nextInt(text.length() + 1);
          text.insert(at, text.substring(from, Math.min(text.length(), from + 60)));
        }
      }
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    if (bytes.length > 0 && random.nextInt(10) == 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }
}
