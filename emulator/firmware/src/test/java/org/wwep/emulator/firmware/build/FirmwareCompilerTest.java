package org.wwep.emulator.firmware.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wwep.emulator.carrier.FirmwareBuildException;
import org.wwep.emulator.carrier.FirmwareSources;
import org.wwep.emulator.firmware.TestCarrier;

/** Compiling, and what is not compiled again. */
@Tag("slow")
class FirmwareCompilerTest {
  private Path folder;
  private final List<String> commands = new ArrayList<>();
  private Path source;
  private FirmwareSources sources;

  @BeforeEach
  void aProgram(@TempDir Path folder) throws Exception {
    this.folder = folder;
    TestCarrier.NATIVE.assumeAvailable();
    source =
        Files.writeString(
            folder.resolve("main.c"),
            "#include \"wiced.h\"\n#include \"own.h\"\nvoid application_start(void) { OWN; }\n");
    Files.writeString(folder.resolve("own.h"), "#define OWN WPRINT_APP_INFO((\"one\"))\n");
    sources = new FirmwareSources(List.of(source), List.of(folder), Map.of());
  }

  private Path build() throws Exception {
    return new FirmwareCompiler(Toolchain.host(), Path.of("target/firmware"), commands::add)
        .build(sources);
  }

  @Test
  void unchanged_sources_are_not_compiled_again() throws Exception {
    Path first = build();
    assertThat(commands).hasSize(1).first().asString().startsWith("cc ").contains("main.c", "-o");
    assertThat(build()).isEqualTo(first);
    assertThat(commands).hasSize(1);
  }

  @Test
  void a_changed_header_is_a_change() throws Exception {
    Path first = build();
    Files.writeString(folder.resolve("own.h"), "#define OWN WPRINT_APP_INFO((\"two\"))\n");
    assertThat(build()).isNotEqualTo(first);
    assertThat(commands).hasSize(2);
  }

  @Test
  void an_error_is_told_in_the_compiler_s_words() throws Exception {
    Files.writeString(source, "void application_start(void) { nonsense }\n");
    FirmwareCompiler compiler =
        new FirmwareCompiler(Toolchain.host(), folder.resolve("cache"), commands::add);
    assertThatThrownBy(() -> compiler.build(sources))
        .isInstanceOf(FirmwareBuildException.class)
        .hasMessageStartingWith("the firmware does not compile:\n")
        .hasMessageContaining("main.c:1:");
    try (Stream<Path> left = Files.list(folder.resolve("cache"))) {
      assertThat(left).noneMatch(file -> file.toString().endsWith(".part"));
    }
  }

  @Test
  void sources_that_are_no_utf_8_are_compiled_and_told_apart() throws Exception {
    latin("void application_start(void) { WPRINT_APP_INFO((\"\u00e4\")); }\n");
    Path one = build();
    latin("void application_start(void) { WPRINT_APP_INFO((\"\u00f6\")); }\n");
    assertThat(build()).isNotEqualTo(one);
    latin("void application_start(void) { nonsense /* \u00fc */ }\n");
    assertThatThrownBy(this::build)
        .isInstanceOf(FirmwareBuildException.class)
        .hasMessageStartingWith("the firmware does not compile:\n")
        .hasMessageContaining("main.c:2:");
  }

  private void latin(String program) throws Exception {
    Files.writeString(source, "#include \"wiced.h\"\n" + program, StandardCharsets.ISO_8859_1);
  }

  @Test
  void the_command_that_is_told_can_be_typed() throws Exception {
    Path spaced = Files.createDirectories(folder.resolve("my project"));
    Path main = Files.copy(source, spaced.resolve("it's.c"));
    sources = new FirmwareSources(List.of(main), List.of(folder), Map.of("TITLE", "\"a b\""));
    Path built = build();
    String typed = commands.getFirst().replaceFirst(" -o \\S+$", " -o " + folder + "/typed");
    Process shell = new ProcessBuilder("sh", "-c", typed).inheritIO().start();
    assertThat(shell.waitFor()).isZero();
    assertThat(folder.resolve("typed")).hasSameBinaryContentAs(built);
  }

  @Test
  void a_compiler_that_does_not_work_is_quoted() throws Exception {
    Path broken = folder.resolve("broken-cc");
    Files.writeString(broken, "#!/bin/sh\necho 'cc: no space for temporary files' >&2\nexit 1\n");
    assertThat(broken.toFile().setExecutable(true)).isTrue();
    Toolchain host = Toolchain.host();
    Toolchain toolchain =
        new Toolchain(
            broken.toString(),
            host.archiver(),
            host.unit(),
            host.suffix(),
            host.firmware(),
            host.port(),
            host.link(),
            host.packages());
    assertThat(toolchain.obstacle())
        .contains(
            "no C compiler here: apt install gcc libc6-dev; '%s' said: cc: no space for temporary files"
                .formatted(broken));
  }

  @Test
  void a_zephyr_project_s_configuration_is_its_macros() throws Exception {
    Path main = Files.createDirectories(folder.resolve("src")).resolve("main.c");
    Files.writeString(
        main,
        """
        #ifndef __ZEPHYR__
        #error "no Zephyr"
        #endif
        #if CONFIG_ONE != 1 || CONFIG_NUMBER != 42 || defined(CONFIG_OFF)
        #error "no configuration"
        #endif
        const char *text = CONFIG_TEXT;
        int main(void) { return 0; }
        """);
    Path configuration = folder.resolve("prj.conf");
    Files.writeString(
        configuration,
        "# a comment\nCONFIG_ONE=y\nCONFIG_OFF=n\n\nCONFIG_NUMBER=42\nCONFIG_TEXT=\"a b\"\n");
    sources = FirmwareSources.of(main);
    build();
    Files.writeString(configuration, "CONFIG_ONE=y\nCONFIG_TWO maybe\n");
    assertThatThrownBy(this::build)
        .isInstanceOf(FirmwareBuildException.class)
        .hasMessage(configuration + ":2: is not CONFIG_NAME=VALUE with y, n, a number or \"text\"");
  }
}
