#!/usr/bin/env bash
# Netty's FlowControlHandler forgets a read if the message takes two reads of the socket, so the message stays in its queue.
#
# Version:   Netty 4.2.15 to 4.2.20 (4.2.14 and before deliver), from Maven Central.
# Source:    FlowControlHandler.channelReadComplete sets the count of unsatisfied reads to 0 when the handlers before it end a
#            read cycle. A decoder ends one also when it has no whole message yet, and reads on by itself.
# Behaviour: auto-read is off and read() was called once. A line that arrives at once is delivered. A line that arrives in two
#            parts is decoded and queued, and is delivered only at the next read(), for which nobody has a reason.
# Who is hurt: servers with auto-read off and FlowControlHandler behind a decoder, as its documentation shows: now and then a
#            request waits for ever, when its bytes come in two segments. Seen first behind HttpServerCodec, where wwep's own
#            HTTP service was to use it; it keeps a queue of its own instead.
#
# Seen here (JDK 25):
#   4.2.14.Final: 1 of 1 line delivered that arrived in 1 reads, 1 of 1 line delivered that arrived in 2 reads
#   4.2.20.Final: 1 of 1 line delivered that arrived in 1 reads, 0 of 1 line delivered that arrived in 2 reads
set -euo pipefail
java=
for home in "${JAVA_HOME:-}" /usr/lib/jvm/*; do
  if [ -n "$home" ] && [ -x "$home/bin/javac" ]; then java=$home/bin; break; fi
done
[ -n "$java" ] || { echo "needs a JDK: set JAVA_HOME" >&2; exit 3; }
tmp=$(mktemp -d "${TMPDIR:-/tmp}/finding.XXXXXX")
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
for version in 4.2.14.Final 4.2.20.Final; do
  for artifact in common buffer resolver transport codec-base handler; do
    mvn -B -q -Dstyle.color=never org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy -Dartifact="io.netty:netty-$artifact:$version" \
      -DoutputDirectory="$version" >/dev/null
  done
done

cat >Held.java <<'JAVA'
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.LineBasedFrameDecoder;
import io.netty.handler.flow.FlowControlHandler;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;

public class Held {
  private static int arrivals;

  public static void main(String[] args) {
    for (String[] parts : new String[][] {{"one line\n"}, {"one ", "line\n"}}) {
      arrivals = 0;
      EmbeddedChannel channel = new EmbeddedChannel();
      channel.config().setAutoRead(false);
      channel.pipeline().addLast(
          new LineBasedFrameDecoder(100),
          new FlowControlHandler(),
          new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object message) {
              arrivals++;
              ReferenceCountUtil.release(message);
            }
          });
      channel.read();
      for (String part : parts) {
        channel.writeInbound(Unpooled.copiedBuffer(part, StandardCharsets.US_ASCII));
      }
      System.out.printf("%d of 1 line delivered that arrived in %d reads%n", arrivals, parts.length);
      channel.finishAndReleaseAll();
    }
  }
}
JAVA
mkdir out
"$java/javac" -d out -cp '4.2.20.Final/*' Held.java
for version in 4.2.14.Final 4.2.20.Final; do
  "$java/java" -cp "$version/*:out" Held 2>/dev/null | paste -sd ',' | sed "s/^/$version: /; s/,/, /g"
done | tee seen
diff seen - <<'E2' || { echo "changed: this is no longer what happens" >&2; exit 1; }
4.2.14.Final: 1 of 1 line delivered that arrived in 1 reads, 1 of 1 line delivered that arrived in 2 reads
4.2.20.Final: 1 of 1 line delivered that arrived in 1 reads, 0 of 1 line delivered that arrived in 2 reads
E2
