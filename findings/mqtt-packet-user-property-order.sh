#!/usr/bin/env bash
# What MQTT.js reads and writes on has its user properties in another order, and names that look like numbers are sorted.
#
# Version:   mqtt-packet 9.0.2 (npm), the codec of MQTT.js.
# Source:    MQTT 5.0, 3.3.2.3.7: the same name may stand more than once, and a server that forwards a message keeps the order of its user
#            properties (MQTT-3.3.2-18). ECMAScript, OrdinaryOwnPropertyKeys: names that are array indices come first, by their value.
# Behaviour: the parser puts the properties into an object, with a list for a name that comes again, and the generator walks the object. So
#            whoever reads a PUBLISH and writes it on, changed or not, moves all values of a name to where the name stood first, and
#            names such as 10 and 9, register or channel numbers say, to the front in ascending order. Values are all there, names
#            that differ and are no numbers keep their places, so tests with a, b, c pass. Nothing in the packet as it was parsed
#            tells the order any more.
# Who is hurt: bridges and gateways in Node between brokers: a trail of hops (via, by, via, by) becomes two lists that no longer pair,
#            and steps numbered by their names run in another order than they were sent.
#
# Seen here (the user properties of a PUBLISH, and of what is written on):
#   b=1 a=2                  -> b=1 a=2
#   via=p by=q via=r by=s    -> via=p via=r by=q by=s
#   10=open name=n 9=close   -> 9=close 10=open name=n
set -euo pipefail
command -v npm >/dev/null || { echo "needs npm and node: apt-get install npm" >&2; exit 3; }
tmp=$(mktemp -d "${TMPDIR:-/tmp}/finding.XXXXXX")
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
(npm init -y && npm install --silent --no-audit --no-fund mqtt-packet@9.0.2) >npm.log 2>&1 || { cat npm.log >&2; exit 3; }
cat >forward.js <<'JS'
// Writes PUBLISH packets byte by byte, has them parsed and generated, and reads the properties of both from the bytes.
const mqtt = require('mqtt-packet');
const text = (s) => Buffer.concat([Buffer.from([0, s.length]), Buffer.from(s)]);
function publish(pairs) {
  const properties = Buffer.concat(pairs.map(([name, value]) => Buffer.concat([Buffer.from([0x26]), text(name), text(value)])));
  const body = Buffer.concat([text('t'), Buffer.from([properties.length]), properties, Buffer.from('payload')]);
  return Buffer.concat([Buffer.from([0x30, body.length]), body]); // both lengths are below 128
}
function pairs(packet) {
  let at = 2 + 3;
  const end = at + 1 + packet[at++], found = [];
  const next = () => { const length = packet.readUInt16BE(at); at += 2 + length; return packet.toString('utf8', at - length, at); };
  while (at < end) {
    if (packet[at++] !== 0x26) throw new Error('not a user property');
    found.push(next() + '=' + next());
  }
  return found.join(' ');
}
for (const line of process.argv.slice(2)) {
  const packet = publish(line.split(' ').map((pair) => pair.split('=')));
  const parser = mqtt.parser({protocolVersion: 5});
  parser.on('error', (error) => { throw error; });
  parser.on('packet', (parsed) => console.log(pairs(packet).padEnd(24) + ' -> ' + pairs(mqtt.generate(parsed, {protocolVersion: 5}))));
  parser.parse(packet);
}
JS
seen=$(node forward.js 'b=1 a=2' 'via=p by=q via=r by=s' '10=open name=n 9=close')
echo "$seen"
[ "$seen" = "$(printf '%-24s -> %s\n' 'b=1 a=2' 'b=1 a=2' 'via=p by=q via=r by=s' 'via=p via=r by=q by=s' '10=open name=n 9=close' '9=close 10=open name=n')" ] ||
  { echo "changed: this is no longer what happens" >&2; exit 1; }
