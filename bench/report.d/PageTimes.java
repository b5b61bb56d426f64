import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.wwep.emulator.report.Browser;
import org.wwep.emulator.report.SystemTool;

/** Opens a run's page in Chromium, some rounds, and prints a line a figure: name, value, unit. */
final class PageTimes {
  private static final String NODES = "document.getElementsByTagName('*').length";
  private static final String LOADED =
      "performance.getEntriesByType('navigation')[0].loadEventEnd";
  private static final String TIMED =
      "(() => { const t = performance.now(); %s; return performance.now() - t; })()";

  private PageTimes() {}

  public static void main(String[] args) throws IOException {
    Path page = Path.of(args[0]);
    int rounds = Integer.parseInt(args[1]);
    Path chromium = SystemTool.find("chromium").orElseThrow();
    double[][] figures = new double[6][rounds];
    for (int i = 0; i < rounds; i++) {
      try (Browser browser = Browser.open(chromium, page, 1400, 900)) {
        figures[0][i] = number(browser, LOADED);
        figures[1][i] = number(browser, "performance.now()");
        figures[2][i] = number(browser, NODES);
        browser.key("0");
        figures[3][i] = number(browser, NODES);
        figures[4][i] = number(browser, TIMED.formatted("drawLanes()"));
        figures[5][i] =
            number(browser, TIMED.formatted("$('filter').value = 'error='; filterEvents()"));
      }
    }
    print("loaded", figures[0], "ms");
    print("drawn", figures[1], "ms");
    print("nodes", figures[2], "");
    print("nodes-whole", figures[3], "");
    print("redraw-whole", figures[4], "ms");
    print("search", figures[5], "ms");
  }

  private static double number(Browser browser, String expression) throws IOException {
    return Double.parseDouble(browser.eval(expression));
  }

  private static void print(String name, double[] values, String unit) {
    Arrays.sort(values);
    System.out.printf(Locale.ROOT, "%s %.0f %s%n", name, values[values.length / 2], unit);
  }
}
