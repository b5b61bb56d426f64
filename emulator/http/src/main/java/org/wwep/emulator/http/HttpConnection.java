package org.wwep.emulator.http;

import static java.lang.System.Logger.Level.ERROR;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.concurrent.Future;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One connection: reads a request, has it answered, reads the next. */
// A channel that fails is closed, and everybody learns of it by that.
@SuppressWarnings("FutureReturnValueIgnored")
final class HttpConnection extends SimpleChannelInboundHandler<HttpObject> {
  private static final System.Logger LOG = System.getLogger("org.wwep.http");
  private static final int BAD_REQUEST = 400;
  private static final Duration DRAINING = Duration.ofSeconds(2);

  private final HttpHandler handler;
  private final SiteCheck sites;
  private final HttpLimits limits;
  private final ExecutorService requests;
  private final boolean full;

  private io.netty.handler.codec.http.@Nullable HttpRequest head;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private @Nullable Future<?> deadline;
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private boolean answering;
  private boolean draining;

  HttpConnection(
      HttpHandler handler,
      SiteCheck sites,
      HttpLimits limits,
      ExecutorService requests,
      boolean full) {
    this.handler = handler;
    this.sites = sites;
    this.limits = limits;
    this.requests = requests;
    this.full = full;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    if (full) {
      refuse(context, 503, "too many connections at once");
      return;
    }
    await(context, limits.request());
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    cancelDeadline();
  }

  /** Ends the connection if what is awaited takes longer. */
  private void await(ChannelHandlerContext context, Duration most) {
    cancelDeadline();
    deadline =
        context.executor().schedule(() -> context.close(), most.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void cancelDeadline() {
    if (deadline != null) {
      deadline.cancel(false);
      deadline = null;
    }
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
    if (draining) {
      return;
    }
    if (part.decoderResult().isFailure()) {
      refuseUnread(context, part.decoderResult().cause());
      return;
    }
    if (part instanceof io.netty.handler.codec.http.HttpRequest begun) {
      await(context, limits.request());
      head = begun;
      body.reset();
    }
    if (part instanceof HttpContent content && !take(context, content.content())) {
      return;
    }
    if (part instanceof LastHttpContent) {
      cancelDeadline();
      answer(context);
    }
  }

  private boolean take(ChannelHandlerContext context, ByteBuf bytes) {
    if (body.size() + bytes.readableBytes() > limits.bodyBytes()) {
      refuse(context, 413, "bad request body: longer than " + limits.bodyBytes() + " bytes");
      return false;
    }
    byte[] copy = new byte[bytes.readableBytes()];
    bytes.readBytes(copy);
    body.writeBytes(copy);
    return true;
  }

  private void refuseUnread(ChannelHandlerContext context, Throwable cause) {
    if (cause instanceof TooLongHttpLineException) {
      refuse(context, 414, "the first line of the request is too long");
    } else if (cause instanceof TooLongHttpHeaderException) {
      refuse(context, 431, "the headers of the request are too long");
    } else {
      refuse(context, BAD_REQUEST, "this is no HTTP request");
    }
  }

  /**
   * Answers what must not become a request. Who still sends is read for a while: closing at once
   * would reset the connection, and the answer with it.
   */
  private void refuse(ChannelHandlerContext context, int status, String reason) {
    draining = true;
    if (answering) {
      waiting.add(() -> context.executor().execute(() -> refuseNow(context, status, reason)));
    } else {
      refuseNow(context, status, reason);
    }
  }

  private void refuseNow(ChannelHandlerContext context, int status, String reason) {
    await(context, DRAINING);
    HttpReply.whole(context.channel(), handler.refuse(status, reason), false)
        .addListener(
            _ -> {
              ((DuplexChannel) context.channel()).shutdownOutput();
              context.channel().config().setAutoRead(true);
            });
  }

  private void answer(ChannelHandlerContext context) {
    io.netty.handler.codec.http.HttpRequest begun = head;
    if (begun == null) {
      return;
    }
    head = null;
    Map<String, String> headers = new HashMap<>();
    for (Map.Entry<String, String> header : begun.headers()) {
      headers.putIfAbsent(header.getKey().toLowerCase(Locale.ROOT), header.getValue());
    }
    String target = RequestTarget.path(begun.uri());
    if (target == null) {
      refuse(context, BAD_REQUEST, "the request names no path");
      return;
    }
    if (begun.headers().getAll("Host").size() > 1) {
      refuse(context, BAD_REQUEST, "the request has more than one Host");
      return;
    }
    String reason = sites.reason(headers);
    if (reason != null) {
      refuse(context, 403, reason);
      return;
    }
    HttpRequest request =
        new HttpRequest(begun.method().name(), target, headers, body.toByteArray());
    boolean stays = HttpUtil.isKeepAlive(begun);
    begin(context, () -> run(context, request, stays));
  }

  /** One after the other: what has arrived behind a request waits, and no more is read. */
  private void begin(ChannelHandlerContext context, Runnable task) {
    if (answering) {
      waiting.add(task);
      return;
    }
    answering = true;
    context.channel().config().setAutoRead(false);
    try {
      requests.execute(task);
    } catch (RejectedExecutionException _) {
      context.close();
    }
  }

  private void end(ChannelHandlerContext context) {
    answering = false;
    Runnable next = waiting.poll();
    if (next != null) {
      begin(context, next);
    } else {
      await(context, limits.idle());
      context.channel().config().setAutoRead(true);
    }
  }

  private void run(ChannelHandlerContext context, HttpRequest request, boolean stays) {
    Channel channel = context.channel();
    HttpResponse response;
    try {
      response = handler.handle(request);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      context.close();
      return;
    } catch (RuntimeException e) {
      LOG.log(ERROR, "a request was not understood; report it, please", e);
      response = handler.refuse(500, "this is a defect: " + e);
    }
    HttpStream stream = response.stream();
    if (stream != null) {
      HttpReply.stream(channel, request, response, stream, limits.reading());
      return;
    }
    context.executor().execute(() -> await(context, limits.reading()));
    HttpReply.whole(channel, response, stays)
        .addListener(
            _ -> {
              if (stays && channel.isActive()) {
                end(context);
              } else {
                context.close();
              }
            });
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    context.close();
  }
}
