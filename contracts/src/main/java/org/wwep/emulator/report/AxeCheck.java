package org.wwep.emulator.report;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What axe-core finds wrong with a page for people who cannot see, hear or point well. */
public final class AxeCheck {
  private static final Path AXE =
      Path.of("..", "..", ".ci", "npm", "node_modules", "axe-core", "axe.min.js");

  private AxeCheck() {}

  /** Reports a skip on a machine without axe-core. */
  public static void needed() {
    assumeTrue(isThere(), "needs 'npm ci --ignore-scripts' in .ci/npm");
  }

  /** Returns whether axe-core is there. */
  public static boolean isThere() {
    return Files.exists(AXE);
  }

  /** Returns each fault and where it is; nothing if there is none. */
  public static String faults(Browser browser) throws IOException {
    return faults(browser, "true");
  }

  /** Returns each fault that axe calls serious or critical; nothing if there is none. */
  public static String seriousFaults(Browser browser) throws IOException {
    return faults(browser, "/serious|critical/.test(v.impact)");
  }

  private static String faults(Browser browser, String counts) throws IOException {
    browser.eval(Files.readString(AXE) + "; 0");
    return browser.eval(
        "axe.run().then(r => r.violations.filter(v => "
            + counts
            + ").map(v => v.id + ' ' + v.nodes.map(n => n.html.slice(0, 120))).join('; '))");
  }
}
