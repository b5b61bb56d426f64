#!/usr/bin/env bash
# vcd-stream, wavedrom's VCD parser for node, reports no change of a real variable, and no error either.
#
# Version:   vcd-stream 1.5.0 (npm), node 20.20; beside it vcd-parser 1.0.1 (npm), by other authors.
# Source:    IEEE 1364-2005, section 18.2.2: a variable of type real changes by "r", a number, and the identifier, "r1.25 v". vcd-stream's
#            README promises an event for each change of a wire, and an event "error".
# Behaviour: of a file with a bit and a real it tells every change of the bit and none of the real; it ends as if all had been well. With
#            the same identifier on a vector of eight bits the events are there. vcd-parser reads both.
# Who is hurt: whoever draws an analog trace (a supply's voltage, a temperature, a time in seconds) from a VCD in the browser or in node,
#            or compares two runs by its events: changes of reals are equal, since there are none.
#
# Seen here:
#   real:   0 events, finished without an error
#   vector: 2 events
#   vcd-parser on the real: [["0","0.5"],["10","1.25"]]
set -euo pipefail
tmp=$(mktemp -d "${TMPDIR:-/tmp}/finding.XXXXXX")
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
npm init -y >npm.log
npm install --silent --no-audit --no-fund vcd-stream@1.5.0 vcd-parser@1.0.1 >>npm.log 2>&1 || { cat npm.log >&2; exit 3; }

cat >real.vcd <<'VCD'
$timescale 1 us $end
$scope module top $end
$var wire 1 ! bit $end
$var real 64 v volts $end
$upscope $end
$enddefinitions $end
#0
$dumpvars
0!
r0.5 v
$end
#10
1!
r1.25 v
#20
0!
#30
VCD
sed -e 's/real 64 v/wire 8 v/' -e 's/^r0.5 v/b101 v/' -e 's/^r1.25 v/b11 v/' real.vcd >vector.vcd

cat >count.js <<'JS'
const parser = require('vcd-stream').parser();
let bits = 0, values = 0, errors = 0;
parser.on('error', () => errors++);
parser.change.on('!', () => bits++);
parser.change.on('v', () => values++);
parser.on('finish', () => console.log(`bit ${bits} value ${values} errors ${errors}`));
require('fs').createReadStream(process.argv[2]).pipe(parser);
JS
cat >parse.js <<'JS'
Promise.resolve(require('vcd-parser').parse(require('fs').readFileSync(process.argv[2], 'utf8')))
  .then((file) => console.log(JSON.stringify(file.signal.find((signal) => signal.signalName === 'volts').wave)));
JS
real=$(node count.js real.vcd)
vector=$(node count.js vector.vcd)
other=$(node parse.js real.vcd)
echo "real:   $real"
echo "vector: $vector"
echo "vcd-parser on the real: $other"
[ "$real" = "bit 3 value 0 errors 0" ] && [ "$vector" = "bit 3 value 2 errors 0" ] && [ "$other" = '[["0","0.5"],["10","1.25"]]' ]
