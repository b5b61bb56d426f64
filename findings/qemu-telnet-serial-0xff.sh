#!/usr/bin/env bash
# QEMU's telnet serial port promises binary transmission and sends the byte 0xFF bare, so a telnet client loses bytes.
#
# Version:   QEMU 7.2 (Debian 12: qemu-system-arm 1:7.2+dfsg), board lm3s6965evb, read by telnet-stream 1.1.0 (npm).
# Source:    RFC 854: a data byte 255 is sent twice, since one alone starts a command. RFC 856 repeats it for binary transmission, which
#            QEMU offers (IAC WILL 0, IAC DO 0) at each connection. QEMU's manual: the port acts as a telnet server.
# Behaviour: towards the guest a doubled 255 is made one. On the way out nothing is doubled: what the UART sends is put on the wire as
#            it is. Of 41 FF FE 42 43 a telnet client delivers 41 43: FF FE 42 is the command "DONT 0x42" to it. The same guest
#            on "-serial tcp:" comes through whole.
# Who is hurt: whoever tests firmware that speaks a binary protocol (a boot loader, SLIP, an image download) over "-serial telnet:", by
#            a telnet or an RFC 2217 library. Text never shows it; a checksum fails where 0xFF occurs, and not always: two
#            bytes FF in a row arrive as one.
#
# Seen here (the guest writes 41 ff fe 42 43 to its UART):
#   telnet, on the wire:      ff fb 01 ff fb 03 ff fb 00 ff fd 00 41 ff fe 42 43
#   telnet, as a client sees: 41 43
#   tcp, on the wire:         41 ff fe 42 43
set -euo pipefail
tmp=$(mktemp -d "${TMPDIR:-/tmp}/finding.XXXXXX")
qemu=
trap '[ -z "$qemu" ] || kill "$qemu" 2>/dev/null || true; rm -rf "$tmp"' EXIT
cd "$tmp"
npm init -y >npm.log
npm install --silent --no-audit --no-fund telnet-stream@1.1.0 >>npm.log 2>&1 || { cat npm.log >&2; exit 3; }
apt-get update -qq
exact=$(apt-cache madison qemu-system-arm | awk 'index($3, "1:7.2+dfsg") == 1 {print $3; exit}')
[ -n "$exact" ] || { echo "no qemu-system-arm 1:7.2+dfsg in the registry" >&2; exit 3; }
apt-get -o APT::Sandbox::User=root download -qq "qemu-system-arm=$exact"
# What it needs besides is not what is looked at: any version of those libraries that the machine lacks.
for library in $(apt-cache depends --no-recommends --no-suggests "qemu-system-arm=$exact" | sed -n 's/^ *Depends: \(lib[a-z0-9.+-]*\)$/\1/p'); do
  dpkg -s "$library" >/dev/null 2>&1 || apt-get -o APT::Sandbox::User=root download -qq "$library" 2>/dev/null || true
done
for deb in ./*.deb; do dpkg -x "$deb" root; done
libraries=$(echo "$tmp"/root/usr/lib/*-linux-gnu)
run() { exec env LD_LIBRARY_PATH="$libraries" "$tmp/root/usr/bin/qemu-system-arm" "$@"; } # in a process of its own
(run --version) | head -n 1 | grep -qF ' 7.2.'

cat >firmware.js <<'JS'
// A Cortex-M image of 16-byte steps after the vector table. A store is "ldr r0; ldr r1; str r1, [r0]; b over the two words".
const base = 0x4000c000; // UART0 of the LM3S6965
const step = (codes, words) => {
  const bytes = Buffer.alloc(16);
  codes.forEach((code, i) => bytes.writeUInt16LE(code, i * 2));
  words.forEach((word, i) => bytes.writeUInt32LE(word, 16 - words.length * 4 + i * 4));
  return bytes;
};
const store = (address, value) => step([0x4801, 0x4902, 0x6001, 0xe003], [address, value]);
const await1 = step([0x4802, 0x6801, 0x06c9, 0xd4fc, 0xe002], [base + 0x18]); // until the receive FIFO is not empty (RXFE)
const vectors = Buffer.alloc(64);
vectors.writeUInt32LE(0x20001000, 0);
vectors.writeUInt32LE(65, 4); // the first step, in Thumb state
const sent = [0x41, 0xff, 0xfe, 0x42, 0x43].map((byte) => store(base, byte));
require('fs').writeFileSync('firmware.bin',
  Buffer.concat([vectors, store(base + 0x2c, 0x70), store(base + 0x30, 0x301), await1, ...sent, step([0xe7fe], [])]));
JS
cat >read.js <<'JS'
// Connects, sends one byte, upon which the guest writes, and prints the bytes until the last one, 43.
const { TelnetInput } = require('telnet-stream');
const hex = (bytes) => bytes.toString('hex').replace(/..(?=.)/g, '$& ');
const started = Date.now();
let wire = Buffer.alloc(0), seen = Buffer.alloc(0);
const connect = () => {
  const socket = require('net').connect(Number(process.argv[2]), '127.0.0.1');
  socket.on('error', () => (Date.now() - started < 20000 ? setTimeout(connect, 100) : process.exit(1)));
  const input = new TelnetInput();
  input.on('data', (bytes) => (seen = Buffer.concat([seen, bytes])));
  socket.on('connect', () => setTimeout(() => socket.write('g'), 500));
  socket.pipe(input);
  socket.on('data', (bytes) => {
    wire = Buffer.concat([wire, bytes]);
    if (wire[wire.length - 1] === 0x43) setTimeout(() => { console.log(hex(wire)); console.log(hex(seen)); process.exit(0); }, 200);
  });
};
setTimeout(() => process.exit(1), 30000);
connect();
JS
node firmware.js
bytes() { # PROTOCOL
  local port
  port=$(node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })')
  run -M lm3s6965evb -kernel firmware.bin -display none -monitor none -serial "$1:127.0.0.1:$port,server=on,wait=on" >/dev/null 2>&1 &
  qemu=$!
  node read.js "$port" >"$1"
  kill "$qemu"
  wait "$qemu" 2>/dev/null || true
  qemu=
}
bytes telnet
bytes tcp
wire=$(sed -n 1p telnet) client=$(sed -n 2p telnet) raw=$(sed -n 1p tcp)
printf 'telnet, on the wire:      %s\ntelnet, as a client sees: %s\ntcp, on the wire:         %s\n' "$wire" "$client" "$raw"
[ "$wire|$client|$raw" = 'ff fb 01 ff fb 03 ff fb 00 ff fd 00 41 ff fe 42 43|41 43|41 ff fe 42 43' ] ||
  { echo "changed: this is no longer what happens" >&2; exit 1; }
