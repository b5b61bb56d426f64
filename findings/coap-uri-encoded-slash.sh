#!/usr/bin/env bash
# Three CoAP clients ask for three different resources when one URI has an encoded slash in it.
#
# Version:   Californium 3.14.0 (Maven Central), coap 1.5.0 (npm), libcoap 4.3.1's coap-client (Debian 12).
# Source:    RFC 7252, section 6.4: the path is cut at its slashes first; each segment is then percent-decoded, whole, into one
#            Uri-Path option. Section 6.5 encodes a slash in an option on the way back, so such options are expected. The same
#            holds for the query, cut at "&".
# Behaviour: "/a%2Fb?x=1%262" is one path option "a/b" and one query option "x=1&2". libcoap sends these. Californium decodes first
#            (java.net.URI's getPath and getQuery) and cuts afterwards: two path options and two query options. coap for node
#            decodes nothing: the option holds the text "a%2Fb" (seen before: coapjs/coap-cli issue 11, mended in that command, not in
#            the library). None of the three gives an error.
# Who is hurt: whoever has a slash in a resource's name, as with device names such as "rack/3" or base64 keys: a server made with
#            one library answers 4.04 to clients made with another, though all were given the same URI.
#
# Seen here (path options | query options, of "coap://127.0.0.1/a%2Fb?x=1%262"):
#   libcoap:     a/b | x=1&2
#   Californium: a, b | x=1, 2
#   coap (npm):  a%2Fb | x=1%262
set -euo pipefail
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
"$java" -version 2>/dev/null || { echo "needs Java 17 or newer: set JAVA_HOME" >&2; exit 3; }
tmp=$(mktemp -d "${TMPDIR:-/tmp}/finding.XXXXXX")
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
apt-get update -qq
for package in libcoap3 libcoap3-bin; do
  exact=$(apt-cache madison "$package" | awk 'index($3, "4.3.1") == 1 {print $3; exit}')
  [ -n "$exact" ] || { echo "no $package 4.3.1 in the registry" >&2; exit 3; }
  apt-get -o APT::Sandbox::User=root download -qq "$package=$exact"
done
for deb in ./*.deb; do dpkg -x "$deb" root; done
npm init -y >npm.log
npm install --silent --no-audit --no-fund coap@1.5.0 coap-packet@1.1.1 >>npm.log 2>&1 || { cat npm.log >&2; exit 3; }
cat >pom.xml <<'XML'
<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>org.eclipse.californium</groupId><artifactId>californium-core</artifactId><version>3.14.0</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>1.7.36</version></dependency>
  </dependencies>
</project>
XML
mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=jars >mvn.log 2>&1 || { cat mvn.log >&2; exit 3; }

cat >receive.js <<'JS'
// Prints the options of the first datagram, as "path options | query options"; its port stands in the file "port" before.
const socket = require('dgram').createSocket('udp4');
socket.on('message', (bytes) => {
  const values = (name) => require('coap-packet').parse(bytes).options.filter((o) => o.name === name).map((o) => o.value.toString()).join(', ');
  console.log(values('Uri-Path') + ' | ' + values('Uri-Query'));
  socket.close();
});
setTimeout(() => process.exit(1), 20000).unref();
socket.bind(0, '127.0.0.1', () => require('fs').writeFileSync('port', String(socket.address().port)));
JS
cat >ask.js <<'JS'
require('coap').request(process.argv[2]).on('error', () => {}).end();
setTimeout(() => process.exit(0), 300);
JS
cat >Ask.java <<'JAVA'
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.URI;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.network.serialization.UdpDataSerializer;

class Ask {
  public static void main(String[] args) throws Exception {
    Request request = Request.newGet();
    request.setURI(args[0]);
    request.setMID(1);
    request.setToken(new byte[0]);
    byte[] bytes = new UdpDataSerializer().getByteArray(request);
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), URI.create(args[0]).getPort()));
    }
  }
}
JAVA
libcoap() { LD_LIBRARY_PATH=$(echo "$tmp"/root/usr/lib/*-linux-gnu) timeout 2 root/usr/bin/coap-client-notls -B 1 "$1" >/dev/null 2>&1 || true; }
californium() { "$java" -cp 'jars/*' Ask.java "$1"; }
node_coap() { node ask.js "$1"; }
options() { # CLIENT: what it makes of the URI
  rm -f port
  node receive.js >seen &
  local receiver=$!
  until [ -s port ]; do kill -0 "$receiver" && sleep 0.1; done
  "$1" "coap://127.0.0.1:$(cat port)/a%2Fb?x=1%262"
  wait "$receiver"
  cat seen
}
c=$(options libcoap) j=$(options californium) n=$(options node_coap)
printf 'libcoap:     %s\nCalifornium: %s\ncoap (npm):  %s\n' "$c" "$j" "$n"
[ "$c" = 'a/b | x=1&2' ] && [ "$j" = 'a, b | x=1, 2' ] && [ "$n" = 'a%2Fb | x=1%262' ] || { echo "changed: this is no longer what happens" >&2; exit 1; }
