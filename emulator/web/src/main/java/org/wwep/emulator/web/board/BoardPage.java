package org.wwep.emulator.web.board;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.http.HttpHandler;
import org.wwep.emulator.http.HttpRequest;
import org.wwep.emulator.http.HttpResponse;
import org.wwep.emulator.http.HttpService;
import org.wwep.emulator.http.TokenGate;
import org.wwep.emulator.web.EventWriter;
import org.wwep.emulator.web.PageAssets;
import org.wwep.net.Endpoint;

/**
 * The port of a board's page: the page, what happens as server-sent events at {@code events}, and
 * orders by POST at {@code do}.
 *
 * <p><b>Shape</b>: all of it is below a token that only its address has. Closing it frees the port;
 * what is shown lives on.
 *
 * <p><b>Errors</b>: 400 with one line for an order that cannot be followed.
 */
public final class BoardPage implements HttpHandler, AutoCloseable {
  private static final PageAssets ASSETS =
      new PageAssets(
          "board.html",
          List.of("page.css", "board.css", "board.js", "scene.js", "lanes.js", "states.js"));

  private final BoardSubject subject;
  private final String token = TokenGate.newToken();
  private final HttpService service;

  private BoardPage(Endpoint local, BoardSubject subject) throws IOException {
    this.subject = subject;
    this.service = HttpService.start(local, "wwep-page", new TokenGate(token, this));
  }

  /**
   * Starts to answer.
   *
   * @param local where; port 0 takes a free one
   * @throws IOException if the port is not available
   */
  public static BoardPage start(Endpoint local, BoardSubject subject) throws IOException {
    return new BoardPage(local, subject);
  }

  /** Returns the address for a browser. */
  public String address() {
    return "http://" + service.local() + "/" + token + "/";
  }

  @Override
  public HttpResponse handle(HttpRequest request) {
    HttpResponse file = ASSETS.find(request);
    if (file != null) {
      return file;
    }
    return switch (request.path()) {
      case "/events" -> request.reads() ? events() : HttpResponse.onlyReading();
      case "/scenario.yaml" -> request.reads() ? scenario() : HttpResponse.onlyReading();
      case "/do" -> request.method().equals("POST") ? follow(request) : onlyPosting();
      default -> refuse(404, "here are the board's page, events, scenario.yaml and do");
    };
  }

  private HttpResponse events() {
    return EventWriter.response(out -> subject.feed().tell(out, subject::picture));
  }

  private HttpResponse follow(HttpRequest request) {
    try {
      subject.take(BoardOrder.read(request.body()));
      return HttpResponse.empty(204);
    } catch (IllegalArgumentException e) {
      return refuse(400, String.valueOf(e.getMessage()));
    }
  }

  private HttpResponse scenario() {
    @Nullable String text;
    try {
      text = subject.scenario();
    } catch (IllegalArgumentException e) {
      return refuse(409, String.valueOf(e.getMessage()));
    }
    return text == null
        ? refuse(404, "what is done on this board is not kept: that of a board in virtual time is")
        : PageAssets.guarded(HttpResponse.text(200, "application/yaml; charset=utf-8", text))
            .with("Content-Disposition", "attachment; filename=\"board.yaml\"");
  }

  private HttpResponse onlyPosting() {
    return refuse(405, "orders come by POST").with("Allow", "POST");
  }

  @Override
  public void close() {
    service.close();
  }
}
