package org.wwep.emulator.firmware.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wwep.value.FileErrors;

/**
 * A C compiler and what it is told, for one carrier.
 *
 * @param compiler the command
 * @param archiver the command that makes an archive of objects
 * @param unit the C file that is the carrier
 * @param suffix what the names of built files end with
 * @param firmware options for the firmware's own sources
 * @param port options for the port's sources
 * @param link options for the linker, after everything else
 * @param packages what to install where the compiler is missing
 */
public record Toolchain(
    String compiler,
    String archiver,
    String unit,
    String suffix,
    List<String> firmware,
    List<String> port,
    List<String> link,
    String packages) {

  /** What the firmware's main is called in a {@code .wasm}. */
  public static final String WASM_MAIN = "wwep_firmware_main";

  private static final String COVERAGE = "--coverage";

  /** Stands in an option for the folder that the port's files are in. */
  static final String PORT_FOLDER = "{port}";

  /** What the port does in place of the C library, by the linker. */
  private static final List<String> WRAPPED =
      List.of(
          "clock_gettime",
          "time",
          "gettimeofday",
          "clock",
          "nanosleep",
          "usleep",
          "sleep",
          "srand",
          "rand",
          "srandom",
          "random",
          "getrandom",
          "getentropy",
          "exit",
          "abort",
          "__assert_fail");

  /** Firmware is older than its compilers: what was a warning then is none of ours to refuse. */
  private static final List<String> OLD =
      List.of(
          "-Wno-error=implicit-function-declaration",
          "-Wno-error=int-conversion",
          "-Wno-error=incompatible-pointer-types");

  private static final List<String> PLAIN = List.of("-std=gnu11", "-fno-strict-aliasing");

  /**
   * Fixed addresses for readable faults, hidden symbols so that none stands for the C library's.
   */
  private static final List<String> NATIVE =
      List.of("-O1", "-g", "-fno-pie", "-fno-omit-frame-pointer", "-fvisibility=hidden");

  private static final List<String> WASM =
      List.of(
          "--target=wasm32-wasi",
          "-O2",
          "-mmutable-globals",
          "-I" + PORT_FOLDER + "/wasm/include",
          "-D_WASI_EMULATED_SIGNAL",
          "-D_WASI_EMULATED_PROCESS_CLOCKS",
          "-D_WASI_EMULATED_MMAN");

  private static final List<String> STRICT = List.of("-Wall", "-Wextra", "-Werror");

  /** Checks that there is a compiler. */
  public Toolchain {
    if (compiler.isBlank()) {
      throw new IllegalArgumentException("a toolchain has a compiler");
    }
    firmware = List.copyOf(firmware);
    port = List.copyOf(port);
    link = List.copyOf(link);
  }

  /** Returns the machine's own, for the native carrier. */
  public static Toolchain host() {
    return unix("cc", "gcc libc6-dev");
  }

  /** Returns the one that compiles for x86-64 on another machine. */
  public static Toolchain x64() {
    return unix("x86_64-linux-gnu-gcc", "gcc-x86-64-linux-gnu libc6-dev-amd64-cross");
  }

  /** Returns the one that compiles for arm64 on another machine. */
  public static Toolchain arm64() {
    return unix("aarch64-linux-gnu-gcc", "gcc-aarch64-linux-gnu libc6-dev-arm64-cross");
  }

  private static Toolchain unix(String compiler, String packages) {
    return new Toolchain(
        compiler,
        "ar",
        "native/all.c",
        "",
        joined(PLAIN, NATIVE, List.of("-fsanitize-coverage=trace-pc"), OLD),
        joined(PLAIN, NATIVE, STRICT),
        joined(List.of("-no-pie"), wraps(List.of("main", "fork")), wraps(WRAPPED)),
        packages);
  }

  /** Returns this with the compiler's sanitizers for addresses and undefined behaviour. */
  public Toolchain withSanitizers() {
    return with(
        "sanitized",
        List.of("-fsanitize=address,undefined", "-fno-sanitize=object-size"),
        List.of("-fsanitize=address", "-DWWEP_SANITIZE"));
  }

  /** Returns this with counts of the lines that are executed. */
  public Toolchain withCoverage() {
    return with("counted", List.of(COVERAGE), List.of("-DWWEP_COVERAGE"));
  }

  /** Returns whether it counts executed lines. */
  boolean counts() {
    return firmware.contains(COVERAGE);
  }

  private Toolchain with(String what, List<String> firmwareToo, List<String> portToo) {
    return new Toolchain(
        compiler,
        archiver,
        unit,
        "." + what + suffix,
        joined(firmware, firmwareToo),
        joined(port, portToo),
        link,
        packages);
  }

  /** Returns the one for the wasm carrier. Lines are known of firmware only, not of the port. */
  public static Toolchain wasm() {
    return new Toolchain(
        "clang",
        "llvm-ar",
        "wasm/all.c",
        ".wasm",
        joined(
            PLAIN,
            WASM,
            List.of("-g", "-gdwarf-4", "-fno-inline", "-fno-builtin-malloc", "-Dmain=" + WASM_MAIN),
            OLD),
        joined(PLAIN, WASM, STRICT),
        joined(
            List.of(
                "-mexec-model=reactor",
                "-Wl,--export=__stack_pointer",
                "-Wl,-z,stack-size=8192",
                "-Wl,--allow-undefined-file=" + PORT_FOLDER + "/wasm/undefined.txt"),
            wraps(WRAPPED),
            wraps(List.of("__wasi_fd_write", "__wasi_fd_read")),
            List.of("-lwasi-emulated-signal", "-lwasi-emulated-process-clocks")),
        "clang lld llvm wasi-libc libclang-rt-14-dev-wasm32");
  }

  /** Returns one line that says what to install. */
  public String missing() {
    return "no C compiler here: apt install " + packages;
  }

  /** Returns whether this machine has it, with all that it links. */
  public boolean available() {
    return obstacle().isEmpty();
  }

  /** Returns one line that says why it does not work on this machine, or nothing if it does. */
  public Optional<String> obstacle() {
    Path output;
    try {
      output = Files.createTempFile("wwep-probe", ".out");
    } catch (IOException e) {
      return Optional.of(
          "no compiler works without temporary files, and none can be made here: "
              + FileErrors.line(e));
    }
    try {
      List<String> target =
          firmware.contains("--target=wasm32-wasi")
              ? List.of("--target=wasm32-wasi", "-mexec-model=reactor")
              : List.of("-shared");
      List<String> probe = joined(List.of(compiler), target, List.of("-x", "c", "/dev/null", "-o"));
      return refusal(List.of(archiver, "--version"))
          .or(() -> refusal(joined(probe, List.of(output.toString()))));
    } finally {
      boolean _ = output.toFile().delete();
    }
  }

  private Optional<String> refusal(List<String> command) {
    try {
      CommandOutput result = CommandOutput.of(command);
      return result.status() == 0
          ? Optional.empty()
          : Optional.of(
              result
                  .errors()
                  .lines()
                  .reduce((_, last) -> last)
                  .map(said -> "%s; '%s' said: %s".formatted(missing(), command.getFirst(), said))
                  .orElse(missing()));
    } catch (IOException _) {
      return Optional.of(missing());
    }
  }

  private static List<String> wraps(List<String> names) {
    return names.stream().map(name -> "-Wl,--wrap=" + name).toList();
  }

  @SafeVarargs
  static List<String> joined(List<String>... parts) {
    List<String> all = new ArrayList<>();
    for (List<String> part : parts) {
      all.addAll(part);
    }
    return all;
  }
}
