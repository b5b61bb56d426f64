#!/usr/bin/env bash
# proxy-protocol-js gives the extensions of a PROXY v2 header to the program as the first bytes of the client's data.
#
# Version:   proxy-protocol-js 4.0.6 (npm), behind HAProxy 2.6.12 (Debian 12), beside Netty 4.2.20's HAProxyMessageDecoder (Maven Central).
# Source:    HAProxy's "The PROXY protocol, Versions 1 & 2", section 2.2: the length in bytes 15 and 16 says how long the header is behind
#            them; what it counts beyond the addresses are TLVs, which a receiver may skip or read, and the client's data begins
#            after them. V2ProxyProtocol.parse checks that the length is not too small, then cuts behind the addresses.
# Behaviour: with "send-proxy" and plain "send-proxy-v2" the field "data" is what the client sent. As soon as the balancer adds a checksum
#            (HAProxy's "proxy-v2-options crc32c"), "data" begins with it. The object does not keep the length, so the caller cannot cut
#            it off either.
# Who is hurt: servers behind such a balancer: the first frame of each connection, and none after it, has a few bytes too many in front. It
#            comes with a change of the balancer's configuration, and tests with headers made by the library itself never see it.
#
# Seen here (the client sends "hello" through HAProxy):
#   send-proxy:            68656c6c6f
#   send-proxy-v2:         68656c6c6f
#   send-proxy-v2, crc32c: 030004208da81868656c6c6f (four bytes differ, as ports do)
#   the last, by Netty:    1 TLV of type 03, then 68656c6c6f
set -euo pipefail
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
"$java" -version 2>/dev/null || { echo "needs Java 17 or newer: set JAVA_HOME" >&2; exit 3; }
command -v npm >/dev/null || { echo "needs npm and node: apt-get install npm" >&2; exit 3; }
tmp=$(mktemp -d "${TMPDIR:-/tmp}/finding.XXXXXX")
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
(npm init -y && npm install --silent --no-audit --no-fund proxy-protocol-js@4.0.6) >npm.log 2>&1 || { cat npm.log >&2; exit 3; }
for artifact in common buffer resolver transport codec-base codec-haproxy; do
  mvn -B -q -Dstyle.color=never org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy -Dartifact="io.netty:netty-$artifact:4.2.20.Final" \
    -DoutputDirectory=jars >mvn.log 2>&1 || { cat mvn.log >&2; exit 3; }
done
apt-get update -qq
exact=$(apt-cache madison haproxy | awk 'index($3, "2.6.12") == 1 {print $3; exit}')
[ -n "$exact" ] || { echo "no haproxy 2.6.12 in the registry" >&2; exit 3; }
apt-get -o APT::Sandbox::User=root download -qq "haproxy=$exact"
for library in liblua5.3-0 libopentracing-c-wrapper0 libopentracing1 libpcre2-8-0 libssl3 libsystemd0; do # in any version, where it lacks
  dpkg -s "$library" >/dev/null 2>&1 || apt-get -o APT::Sandbox::User=root download -qq "$library" 2>/dev/null || true
done
for deb in ./*.deb; do dpkg -x "$deb" root; done

cat >relay.js <<'JS'
// Sends "hello" through three listeners of HAProxy and prints what arrived whole, and what the library calls the data.
const net = require('net'), { V1ProxyProtocol, V2ProxyProtocol } = require('proxy-protocol-js');
const arrived = [];
let haproxy;
const end = (code) => { haproxy?.kill(); setTimeout(() => process.exit(code), 100); };
process.on('SIGTERM', () => end(1));
const server = net.createServer((socket) => {
  let bytes = Buffer.alloc(0);
  socket.on('error', () => {});
  socket.on('data', (more) => {
    bytes = Buffer.concat([bytes, more]);
    if (bytes.toString('latin1').endsWith('hello')) { arrived.shift()(bytes); socket.end(); }
  });
});
const listen = (each) => new Promise((done) => each.listen(0, '127.0.0.1', () => done(each.address().port)));
const free = async () => { const probe = net.createServer(), port = await listen(probe); await new Promise((done) => probe.close(done)); return port; };
const connect = (port, tries = 100) => new Promise((done, fail) => {
  const socket = net.connect(port, '127.0.0.1', () => done(socket));
  socket.on('error', (e) => (tries ? setTimeout(() => connect(port, tries - 1).then(done, fail), 100) : fail(e)));
});
(async () => {
  const back = await listen(server), options = ['send-proxy', 'send-proxy-v2', 'send-proxy-v2 proxy-v2-options crc32c'], fronts = [];
  let text = 'defaults\n mode tcp\n timeout connect 5s\n timeout client 5s\n timeout server 5s\n';
  for (const option of options) {
    fronts.push(await free());
    text += `listen l${fronts.length}\n bind 127.0.0.1:${fronts.at(-1)}\n server s 127.0.0.1:${back} ${option}\n`;
  }
  require('fs').writeFileSync('haproxy.cfg', text);
  haproxy = require('child_process').spawn('root/usr/sbin/haproxy', ['-db', '-f', 'haproxy.cfg'], { stdio: 'ignore' });
  for (let i = 0; i < fronts.length; i++) {
    const got = new Promise((done) => arrived.push(done));
    (await connect(fronts[i])).write('hello');
    const bytes = await got;
    const data = i === 0 ? V1ProxyProtocol.parse(bytes.toString('latin1')).data : V2ProxyProtocol.parse(new Uint8Array(bytes)).data;
    console.log(bytes.toString('hex') + ' ' + Buffer.from(data, 'latin1').toString('hex'));
  }
  end(0);
})().catch(() => end(1));
JS
cat >Read.java <<'JAVA'
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.haproxy.HAProxyMessage;
import io.netty.handler.codec.haproxy.HAProxyMessageDecoder;
import java.util.HexFormat;

class Read {
  public static void main(String[] args) {
    EmbeddedChannel channel = new EmbeddedChannel(new HAProxyMessageDecoder());
    channel.writeInbound(Unpooled.wrappedBuffer(HexFormat.of().parseHex(args[0])));
    HAProxyMessage header = channel.readInbound();
    ByteBuf data = channel.readInbound();
    System.out.printf("%d TLV of type %02x, then %s%n", header.tlvs().size(), header.tlvs().get(0).typeByteValue(), ByteBufUtil.hexDump(data));
  }
}
JAVA
LD_LIBRARY_PATH=$(echo "$tmp"/root/usr/lib/*-linux-gnu) timeout 60 node relay.js >seen || { echo "HAProxy did not relay" >&2; exit 3; }
mapfile -t data < <(cut -d ' ' -f 2 seen)
netty=$("$java" -cp 'jars/*' Read.java "$(sed -n '3s/ .*//p' seen)" 2>/dev/null)
printf 'send-proxy:            %s\nsend-proxy-v2:         %s\n' "${data[0]}" "${data[1]}"
printf 'send-proxy-v2, crc32c: %s\nthe last, by Netty:    %s\n' "${data[2]}" "$netty"
[ "${data[0]}|${data[1]}|$netty" = '68656c6c6f|68656c6c6f|1 TLV of type 03, then 68656c6c6f' ] && [[ ${data[2]} =~ ^030004[0-9a-f]{8}68656c6c6f$ ]] ||
  { echo "changed: this is no longer what happens" >&2; exit 1; }
