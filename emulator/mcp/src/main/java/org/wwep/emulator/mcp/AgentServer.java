package org.wwep.emulator.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator.ValidationResponse;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.wwep.emulator.control.ControlException;
import org.wwep.emulator.control.ControlSource;
import org.wwep.emulator.control.ControlVerb;
import org.wwep.emulator.control.TimedSession;
import org.wwep.emulator.json.JsonObject;
import org.wwep.emulator.json.JsonReader;
import org.wwep.emulator.json.JsonSyntaxException;
import org.wwep.emulator.json.JsonWriter;

/**
 * One agent, which speaks the Model Context Protocol over a pair of streams: lines of JSON-RPC.
 *
 * <p><b>Shape</b>: the library reads and writes on threads of its own; what the tools do is done on
 * one thread, in order. Closing it ends that thread, and the board with it.
 */
public final class AgentServer implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(AgentServer.class.getName());
  private static final long END_SECONDS = 30;

  private final MessageFilter input;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(daemons("wwep-mcp-clock"));
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(daemons("wwep-mcp-tools"));
  private final Set<Future<?>> calls = ConcurrentHashMap.newKeySet();
  private final TimedSession session;
  private final McpSyncServer server;

  /**
   * Begins to listen to an agent.
   *
   * @param version of this program
   * @param longest how long a tool may take, by the clock
   */
  public AgentServer(
      InputStream in, OutputStream out, String version, ControlSource source, Duration longest) {
    PendingRequests pending = new PendingRequests();
    LineOutput lines = new LineOutput(out, pending);
    this.input = new MessageFilter(in, lines, pending);
    this.session = new TimedSession(source, clock, longest);
    McpJsonMapper mapper = McpJsonDefaults.getMapper();
    this.server =
        McpServer.sync(new StdioServerTransportProvider(mapper, input, lines))
            .serverInfo("wwep", version)
            .instructions(AgentTools.INSTRUCTIONS)
            .capabilities(McpSchema.ServerCapabilities.builder().tools(false).build())
            .jsonMapper(mapper)
            // What is wrong with an argument the request itself says, and what to do.
            .validateToolInputs(false)
            .jsonSchemaValidator((_, _) -> ValidationResponse.asValid(""))
            .tools(AgentTools.verbs().stream().map(this::tool).toList())
            .build();
  }

  private static ThreadFactory daemons(String name) {
    return Thread.ofPlatform().daemon().name(name).factory();
  }

  private McpServerFeatures.SyncToolSpecification tool(ControlVerb verb) {
    return new McpServerFeatures.SyncToolSpecification(
        AgentTools.of(verb), (_, request) -> called(verb, request.arguments()));
  }

  @SuppressWarnings("CollectionUndefinedEquality") // Identity is meant.
  private McpSchema.CallToolResult called(ControlVerb verb, Map<String, Object> arguments) {
    Map<String, Object> object = new LinkedHashMap<>(arguments);
    object.values().removeIf(Objects::isNull);
    object.put("do", verb.word());
    Future<Map<String, Object>> call;
    try {
      call = worker.submit(() -> session.follow(object));
    } catch (RejectedExecutionException _) {
      return ended();
    }
    calls.add(call);
    try {
      return result(false, call.get());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ControlException refused) {
        return result(
            true,
            new JsonObject()
                .with("kind", refused.kind().word())
                .with("error", String.valueOf(refused.getMessage()))
                .fields());
      }
      throw new IllegalStateException("a tool broke: " + e.getCause(), e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return ended();
    } catch (CancellationException _) {
      return ended();
    } finally {
      calls.remove(call);
    }
  }

  private static McpSchema.CallToolResult ended() {
    return result(true, Map.of("error", "wwep ends"));
  }

  private static McpSchema.CallToolResult result(boolean error, Map<String, Object> fields) {
    String text = JsonWriter.write(fields);
    McpSchema.CallToolResult.Builder result =
        McpSchema.CallToolResult.builder().textContent(List.of(text)).isError(error);
    // Of an error there is none: it is not what the tool's schema says.
    return error ? result.build() : result.structuredContent(plain(text)).build();
  }

  /** Returns what was written as maps and lists of JSON's own values, for the library to write. */
  private static Map<String, Object> plain(String text) {
    try {
      return JsonReader.object(JsonReader.read(text.getBytes(UTF_8)));
    } catch (JsonSyntaxException e) {
      throw new IllegalStateException(text, e);
    }
  }

  /** Waits until the agent has closed its end. */
  public void awaitEnd() throws InterruptedException {
    input.awaitEnd();
  }

  /** Ends the wait, as if the agent had closed its end. */
  public void stop() {
    input.end();
  }

  /** What is under way ends by an interrupt, and its thread closes what is its own. */
  @Override
  public void close() {
    for (Future<?> call : calls) {
      boolean _ = call.cancel(true);
    }
    Future<?> closed = worker.submit(session::close);
    worker.shutdown();
    try {
      Object _ = closed.get(END_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.log(System.Logger.Level.WARNING, () -> "a board did not end: " + e);
    }
    server.closeGracefully();
    clock.shutdownNow();
  }
}
