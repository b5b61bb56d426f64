package org.wwep.emulator.web;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import org.wwep.emulator.http.HttpResponse;
import org.wwep.emulator.http.HttpStream;
import org.wwep.emulator.json.JsonWriter;

/**
 * Server-sent events, as browsers read them: each one JSON value.
 *
 * <p>Owned by the thread of the request. A write waits for a slow reader.
 */
public final class EventWriter {
  private final OutputStream out;

  private EventWriter(OutputStream out) {
    this.out = out;
  }

  /** Writes what there is to tell. */
  @FunctionalInterface
  public interface Source {
    /**
     * Writes until there is nothing more.
     *
     * @throws IOException if the reader has gone
     */
    void write(EventWriter out) throws IOException, InterruptedException;
  }

  /** Returns an answer that goes on until its source returns, or the reader has gone. */
  public static HttpResponse response(Source source) {
    HttpStream stream = out -> source.write(new EventWriter(out));
    return PageAssets.guarded(HttpResponse.stream("text/event-stream", stream));
  }

  /** Sends a value now. */
  public void send(Object value) throws IOException {
    out.write(("data: " + JsonWriter.writeForPage(value) + "\n\n").getBytes(US_ASCII));
    out.flush();
  }

  /** Sends a sign of life, which finds out whether anybody is still there. */
  public void sign() throws IOException {
    out.write(":\n\n".getBytes(US_ASCII));
    out.flush();
  }
}
