package org.wwep.emulator.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.wwep.emulator.report.AxeCheck;
import org.wwep.emulator.report.Browser;
import org.wwep.emulator.report.SystemTool;

/** A page in Chromium, and what holds for every one of ours. */
public final class PageView {
  private static final Path PICTURES = Path.of("target", "screenshots");
  private static final int MOST_BYTES = 300_000;

  private PageView() {}

  /** Reports a skip on a machine without Chromium. */
  public static void needed() {
    assumeTrue(SystemTool.find("chromium").isPresent(), "needs chromium");
  }

  /** Opens an address in a window of this size. */
  public static Browser open(String address, int width, int height) throws IOException {
    return Browser.open(SystemTool.find("chromium").orElseThrow(), address, width, height);
  }

  /**
   * Takes its picture, light and dark, and looks that it fits its width, that nothing complains and
   * nothing comes from elsewhere, and that axe finds no serious fault. The last that a test does:
   * without axe it is reported as skipped.
   */
  public static void check(Browser browser, String address, String picture) throws IOException {
    for (String scheme : new String[] {"light", "dark"}) {
      browser.prefer(scheme);
      browser.screenshot(PICTURES.resolve(picture + "-" + scheme + ".png"));
      if (AxeCheck.isThere()) {
        assertThat(AxeCheck.seriousFaults(browser)).as("%s, %s", picture, scheme).isEmpty();
      }
    }
    assertThat(browser.eval("document.documentElement.scrollWidth <= innerWidth"))
        .isEqualTo("true");
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.requests())
        .allMatch(url -> url.startsWith(address) || url.startsWith("data:"));
    assertThat(
            Integer.parseInt(
                browser.eval(
                    "performance.getEntriesByType('resource').concat(performance.getEntriesByType("
                        + "'navigation')).filter(e => !/events|live/.test(e.name))"
                        + ".reduce((sum, e) => sum + e.decodedBodySize, 0)")))
        .isBetween(1000, MOST_BYTES);
    AxeCheck.needed();
  }
}
