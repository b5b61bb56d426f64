package org.wwep.emulator.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.IOException;
import java.time.Duration;

/** Writes responses; the codec leaves the body out for HEAD. */
// A channel that fails is closed, and everybody learns of it by that.
@SuppressWarnings("FutureReturnValueIgnored")
final class HttpReply {
  private HttpReply() {}

  /** Writes a response whose body is known. */
  static ChannelFuture whole(Channel channel, HttpResponse response, boolean stays) {
    byte[] body = response.body();
    DefaultFullHttpResponse message =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            HttpResponseStatus.valueOf(response.status()),
            Unpooled.wrappedBuffer(body));
    headers(message, response);
    message.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, body.length);
    if (!stays) {
      message.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    }
    return channel.writeAndFlush(message);
  }

  /** Writes a response that goes on until its stream ends, and the connection with it. */
  static void stream(
      Channel channel,
      HttpRequest request,
      HttpResponse response,
      HttpStream stream,
      Duration reading) {
    begin(channel, response);
    try {
      if (!request.method().equals("HEAD")) {
        ChunkOutput out = new ChunkOutput(channel, reading);
        stream.write(out);
        out.flush();
      }
      channel
          .writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT)
          .addListener(ChannelFutureListener.CLOSE);
    } catch (IOException _) {
      channel.close();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      channel.close();
    }
  }

  private static void begin(Channel channel, HttpResponse response) {
    DefaultHttpResponse message =
        new DefaultHttpResponse(
            HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(response.status()));
    headers(message, response);
    message.headers().set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
    message.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    channel.writeAndFlush(message);
  }

  private static void headers(HttpMessage message, HttpResponse response) {
    response.headers().forEach(message.headers()::set);
  }
}
