package org.wwep.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The standard input of {@code wwep mcp}, as a pipe gives it: all at once, and then its end. */
@Timeout(60)
class McpInputTest {
  private static final String HELLO =
      """
      {"jsonrpc":"2.0","id":"a","method":"initialize","params":{"protocolVersion":"2025-06-18",\
      "capabilities":{},"clientInfo":{"name":"pipe","version":"1"}}}
      {"jsonrpc":"2.0","method":"notifications/initialized"}
      {"jsonrpc":"2.0","id":2,"method":"tools/list"}
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void what_was_asked_before_the_end_is_answered() throws Exception {
    assertThat(new CommandRun(folder, _ -> {}).seen(HELLO, List.of("mcp")))
        .startsWith("0\n")
        .contains("\"id\":\"a\"", "\"serverInfo\"", "\"id\":2", "\"outputSchema\"");
  }
}
