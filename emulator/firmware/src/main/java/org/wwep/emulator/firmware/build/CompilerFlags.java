package org.wwep.emulator.firmware.build;

import java.util.List;
import java.util.stream.Stream;

/** The options that firmware for the native carrier is compiled and linked with. */
final class CompilerFlags {
  /**
   * Fixed addresses for readable faults, hidden symbols so that none stands for the C library's.
   */
  private static final List<String> COMMON =
      List.of(
          "-std=gnu11",
          "-g",
          "-O1",
          "-fno-pie",
          "-fno-omit-frame-pointer",
          "-fvisibility=hidden",
          "-fno-strict-aliasing");

  /** Firmware is older than its compilers: what was a warning then is none of ours to refuse. */
  static final List<String> FIRMWARE =
      with(
          "-fsanitize-coverage=trace-pc",
          "-Wno-error=implicit-function-declaration",
          "-Wno-error=int-conversion",
          "-Wno-error=incompatible-pointer-types");

  /** The port's own sources. */
  static final List<String> PORT = with("-Wall", "-Wextra", "-Werror");

  /** What the linker has the port do in place of the C library. */
  static final List<String> LINK =
      Stream.concat(
              Stream.of("-no-pie"),
              Stream.of(
                      "main",
                      "clock_gettime",
                      "time",
                      "gettimeofday",
                      "clock",
                      "nanosleep",
                      "usleep",
                      "sleep",
                      "srand",
                      "rand",
                      "random",
                      "getrandom",
                      "exit",
                      "abort",
                      "__assert_fail")
                  .map(name -> "-Wl,--wrap=" + name))
          .toList();

  private CompilerFlags() {}

  private static List<String> with(String... more) {
    return Stream.concat(COMMON.stream(), Stream.of(more)).toList();
  }
}
