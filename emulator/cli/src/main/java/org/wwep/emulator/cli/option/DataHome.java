package org.wwep.emulator.cli.option;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a user's own files are: below {@code $XDG_DATA_HOME/wwep}, or {@code ~/.local/share/wwep}.
 *
 * <p><b>Source.</b> XDG Base Directory Specification.
 */
public final class DataHome {
  private DataHome() {}

  /** Returns the directory of one kind of file, {@code certs}. */
  private static Path of(String kind) {
    return of(kind, System.getenv(), Path.of(System.getProperty("user.home")));
  }

  /** Returns the directory that was chosen for it, else that one; absolute. */
  public static Path of(String kind, @Nullable Path chosen) {
    return (chosen == null ? of(kind) : chosen).toAbsolutePath();
  }

  public static Path of(String kind, Map<String, String> environment, Path home) {
    @Nullable String data = environment.get("XDG_DATA_HOME");
    // By the specification a relative path there does not count.
    Path base =
        data == null || !Path.of(data).isAbsolute()
            ? home.resolve(".local").resolve("share")
            : Path.of(data);
    return base.resolve("wwep").resolve(kind);
  }
}
