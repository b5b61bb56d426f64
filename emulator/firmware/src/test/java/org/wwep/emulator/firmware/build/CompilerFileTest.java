package org.wwep.emulator.firmware.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By what a compiler is known without being asked, and what has to be asked. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "who makes a link needs a right for it there")
class CompilerFileTest {
  private static final byte[] PROGRAM = {0x7f, 'E', 'L', 'F', 1};
  private Path folder = Path.of("");

  @BeforeEach
  void folder(@TempDir Path folder) {
    this.folder = folder;
  }

  private Path program(String name, byte... content) throws Exception {
    Path file = Files.write(folder.resolve(name), content);
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  /** Returns what is known of the command "cc" in that folder, which a PATH names last. */
  private Optional<String> identity() {
    return CompilerFile.identity("cc", folder.resolve("nowhere") + File.pathSeparator + folder);
  }

  @Test
  void another_file_is_another_compiler() throws Exception {
    Path gcc = program("x86_64-linux-gnu-gcc-12", PROGRAM);
    Files.createSymbolicLink(folder.resolve("cc"), gcc);
    Optional<String> first = identity();
    assertThat(first).isPresent().isEqualTo(identity());
    program("x86_64-linux-gnu-gcc-12", (byte) 0x7f, (byte) 'E', (byte) 'L', (byte) 'F');
    assertThat(identity()).isPresent().isNotEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gcc", "gcc-4.9", "clang-14", "clang", "aarch64-linux-gnu-gcc", "tcc"})
  void a_compiler_is_known_by_its_file(String name) throws Exception {
    Files.createSymbolicLink(folder.resolve("cc"), program(name, PROGRAM));
    assertThat(identity()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ccache", "distcc", "icecc", "sccache", "gcc-wrapper"})
  void what_stands_in_front_of_a_compiler_has_to_be_asked(String name) throws Exception {
    Files.createSymbolicLink(folder.resolve("cc"), program(name, PROGRAM));
    assertThat(identity()).isEmpty();
  }

  @Test
  void a_script_has_to_be_asked_whatever_its_name_is() throws Exception {
    Path gcc = folder.resolve("gcc");
    Files.writeString(gcc, "#!/bin/sh\nexec /usr/bin/gcc \"$@\"\n");
    assertThat(gcc.toFile().setExecutable(true)).isTrue();
    Files.createSymbolicLink(folder.resolve("cc"), gcc);
    assertThat(identity()).isEmpty();
  }

  @Test
  void a_command_that_is_in_no_folder_has_to_be_asked() {
    assertThat(identity()).isEmpty();
  }

  @Test
  void an_entry_of_the_path_that_names_no_folder_is_passed_over() throws Exception {
    Files.createSymbolicLink(folder.resolve("cc"), program("gcc", PROGRAM));
    // No file system of Java has a name with this in it.
    String path = "no\0folder" + File.pathSeparator + folder;
    assertThat(CompilerFile.identity("cc", path)).isPresent();
  }
}
