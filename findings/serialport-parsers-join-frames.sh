#!/usr/bin/env bash
# Read by "for await", the parsers of Node's SerialPort join the lines or frames that come while the reader is busy.
#
# Version:   @serialport/parser-readline 13.0.0 and @serialport/parser-slip-encoder 13.0.0 (npm), of serialport 13; Node 20.
# Source:    SerialPort's guide: a parser turns the bytes of a port into lines or frames, and is a stream. Node, stream.Readable: a stream that
#            is not in object mode gives, by read() without a size, all that is buffered as one piece; "for await" reads so.
# Behaviour: the parsers are byte streams: what they push is a frame each, and only 'data' events keep it apart. With "for await", or
#            read() at 'readable', whatever was pushed since the last look comes as one text, and the line ends or END bytes that
#            could tell where to cut are gone already. While the reader waits for each next line all is well; once one answer takes
#            longer than the device's next line, two arrive as one. Object mode, which is not the default, keeps them apart.
# Who is hurt: whoever writes the protocol as a loop, since it reads best: it passes as long as the device waits for its answer, and
#            "OK" and "ERROR" become "OKERROR" once it speaks unasked, or the handler takes longer than the wire.
#
# Seen here (OK; then TEMP 21 and ERROR while the reader is busy with OK; the same as SLIP frames 01, 02, 03):
#   lines, 'data' events:          [OK] [TEMP 21] [ERROR]
#   lines, for await:              [OK] [TEMP 21ERROR]
#   lines, for await, object mode: [OK] [TEMP 21] [ERROR]
#   SLIP, 'data' events:           [01] [02] [03]
#   SLIP, for await:               [01] [0203]
set -euo pipefail
command -v npm >/dev/null || { echo "needs npm and node: apt-get install npm" >&2; exit 3; }
tmp=$(mktemp -d "${TMPDIR:-/tmp}/finding.XXXXXX")
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
(npm init -y && npm install --silent --no-audit --no-fund @serialport/parser-readline@13.0.0 @serialport/parser-slip-encoder@13.0.0) \
  >npm.log 2>&1 || { cat npm.log >&2; exit 3; }
cat >read.js <<'JS'
// What a port would give is written to the parser: the first frame, and all others once a reader has the first one.
const {ReadlineParser} = require('@serialport/parser-readline');
const {SlipDecoder} = require('@serialport/parser-slip-encoder');
const lines = ['OK\n', 'TEMP 21\n', 'ERROR\n'].map((line) => Buffer.from(line));
const frames = ['01c0', '02c0', '03c0'].map((hex) => Buffer.from(hex, 'hex'));
const shown = (pieces) => pieces.map((piece) => '[' + (typeof piece === 'string' ? piece : piece.toString('hex')) + ']').join(' ');
const length = (pieces) => pieces.reduce((sum, piece) => sum + piece.length, 0);

/** Hears frames as events. */
function heard(parser, input) {
  const got = [];
  parser.on('data', (piece) => {
    got.push(piece);
    if (got.length === 1) input.slice(1).forEach((each) => parser.write(each));
  });
  parser.write(input[0]);
  return new Promise((done) => setTimeout(() => done(shown(got)), 200));
}
/** Loops over frames, until all that was sent is there. */
async function looped(parser, input) {
  const got = [], all = length(input) - input.length;
  parser.write(input[0]);
  for await (const piece of parser) {
    got.push(piece);
    if (got.length === 1) input.slice(1).forEach((each) => parser.write(each));
    if (length(got) === all) break;
  }
  return shown(got);
}
(async () => {
  console.log("lines, 'data' events:          " + (await heard(new ReadlineParser(), lines)));
  console.log('lines, for await:              ' + (await looped(new ReadlineParser(), lines)));
  console.log('lines, for await, object mode: ' + (await looped(new ReadlineParser({objectMode: true}), lines)));
  console.log("SLIP, 'data' events:           " + (await heard(new SlipDecoder(), frames)));
  console.log('SLIP, for await:               ' + (await looped(new SlipDecoder(), frames)));
})();
JS
seen=$(node read.js)
echo "$seen"
[ "$seen" = "lines, 'data' events:          [OK] [TEMP 21] [ERROR]
lines, for await:              [OK] [TEMP 21ERROR]
lines, for await, object mode: [OK] [TEMP 21] [ERROR]
SLIP, 'data' events:           [01] [02] [03]
SLIP, for await:               [01] [0203]" ] || { echo "changed: this is no longer what happens" >&2; exit 1; }
