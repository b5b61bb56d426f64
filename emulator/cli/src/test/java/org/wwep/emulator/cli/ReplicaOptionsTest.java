package org.wwep.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with the policy for replicas is told by the option's name. */
class ReplicaOptionsTest {
  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--store-replicas-timeout 100ms | --store-replicas-timeout is about replicas: add",
        "--store-replicas 0 --store-replicas-timeout 100ms | --store-replicas-timeout is about repl",
        "--store-replicas 1 --store-replicas-timeout 1s | --store-replicas-timeout: the time for",
        "--store-replicas 101 --store-replicas-timeout 1s | --store-replicas: the number of",
      })
  void what_does_not_fit_is_refused_by_name(String options, String why) throws Exception {
    List<String> words = new ArrayList<>(List.of("server", "--no-tls", "--port", "0"));
    words.addAll(List.of("--store", "redis://127.0.0.1:1"));
    words.addAll(List.of(options.split(" ")));
    assertThat(new CommandRun(folder, _ -> {}).seen("", words)).startsWith("2\n").contains(why);
  }
}
