package org.wwep.emulator.report;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wwep.emulator.run.RunResult;

/**
 * A run as one HTML page, to look at in any browser: the timeline drawn, the steps beside it, the
 * events below.
 *
 * <p><b>Shape</b>: self-contained. Its policy forbids it the network, and every script but its own;
 * what the run's text says is data and never markup. Its data stays under 12 MB: of a very long run
 * the last part is kept, and the page says so. <b>Units</b>: times are the rig's, since the world
 * began.
 */
public final class HtmlPage {
  private static final String STYLE = Html.resource("page.css");
  private static final String SCRIPT =
      Stream.of(
              "data.js",
              "view.js",
              "rows.js",
              "lanes.js",
              "details.js",
              "board.js",
              "steps.js",
              "events.js",
              "page.js")
          .map(Html::resource)
          .collect(Collectors.joining("\n"));
  private static final String PAGE =
      Html.resource("page.html")
          .replace("@style-hash@", Html.hash(STYLE))
          .replace("@script-hash@", Html.hash(SCRIPT));

  private HtmlPage() {}

  /** Returns the page, standing alone. */
  public static String text(RunResult result) {
    return text(result, PageContext.NONE);
  }

  /** Returns the page of a run with something beside it. */
  public static String text(RunResult result, PageContext context) {
    // The data goes in last: no placeholder may be looked for in it.
    return PAGE.replace("@title@", Html.escape(result.scenario().name()))
        .replace("@style@", STYLE)
        .replace("@script@", SCRIPT)
        .replace("@data@", PageData.json(result, context));
  }
}
