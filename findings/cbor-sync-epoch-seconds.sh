#!/usr/bin/env bash
# cbor-sync reads the seconds of a CBOR epoch time as milliseconds: a date of today becomes a day in January 1970.
#
# Version:   cbor-sync 1.0.4 (npm, by ARMmbed), beside cbor 10.0.12 and cbor-x 1.6.8 (npm) and cbor2 5.4.6 (Debian 12: python3-cbor2).
# Source:    RFC 8949, section 3.4.2 (RFC 7049, section 2.4.1): tag 1 marks a count of seconds since 1970, an integer or a float. Its
#            appendix A has the example used here, 1(1363896240). ECMAScript's Date constructor takes milliseconds; cbor-sync's
#            decoder of tag 1 (main.js, addSemanticDecode) hands it the number as it is.
# Behaviour: every time that is tagged 1 is off by the factor 1000, without an error: all dates from 1970 to 2038 lie in the first 25 days
#            of 1970, and an hour is 3.6 s. cbor and cbor-x write a Date as tag 1 by default. cbor-sync itself writes tag 0, a text, so
#            what it wrote comes back right.
# Who is hurt: whoever reads in node, by this library, what devices or other libraries send: the type is right, comparisons and sorting are
#            right, and only ages, rates and expiries are wrong.
#
# Seen here (a Date of 2013-03-21T20:04:00Z, and one an hour later):
#   written by cbor and cbor-x: c11a514b67b0 c11a514b67b0
#   read by cbor-sync:          1970-01-16T18:51:36.240Z, the other 3.6 s later
#   read by cbor:               2013-03-21T20:04:00.000Z, the other 3600 s later
#   read by cbor2:              2013-03-21T20:04:00+00:00
#   cbor-sync reads its own:    2013-03-21T20:04:00.000Z
set -euo pipefail
command -v npm >/dev/null || { echo "needs npm and node: apt-get install npm" >&2; exit 3; }
command -v python3 >/dev/null || { echo "needs python3 for cbor2: apt-get install python3" >&2; exit 3; }
tmp=$(mktemp -d "${TMPDIR:-/tmp}/finding.XXXXXX")
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
(npm init -y && npm install --silent --no-audit --no-fund --omit=optional cbor-sync@1.0.4 cbor@10.0.12 cbor-x@1.6.8) >npm.log 2>&1 ||
  { cat npm.log >&2; exit 3; }
apt-get update -qq
exact=$(apt-cache madison python3-cbor2 | awk 'index($3, "5.4.6") == 1 {print $3; exit}')
[ -n "$exact" ] || { echo "no python3-cbor2 5.4.6 in the registry" >&2; exit 3; }
apt-get -o APT::Sandbox::User=root download -qq "python3-cbor2=$exact"
dpkg -x ./python3-cbor2*.deb root

cat >read.js <<'JS'
const [sync, cbor, x] = ['cbor-sync', 'cbor', 'cbor-x'].map((name) => require(name));
const first = new Date('2013-03-21T20:04:00Z'), later = new Date('2013-03-21T21:04:00Z');
const read = (library) => {
  const [a, b] = [first, later].map((date) => library.decode(cbor.encode(date)));
  return `${a.toISOString()}, the other ${(b - a) / 1000} s later`;
};
console.log(cbor.encode(first).toString('hex') + ' ' + x.encode(first).toString('hex'));
console.log(read(sync));
console.log(read(cbor));
console.log(sync.decode(sync.encode(first)).toISOString());
JS
node read.js >seen
PYTHONPATH="$tmp/root/usr/lib/python3/dist-packages" python3 -c 'import cbor2; print(cbor2.loads(bytes.fromhex("c11a514b67b0")).isoformat())' >>seen
{ read -r written && read -r sync && read -r cbor && read -r own && read -r python; } <seen
printf 'written by cbor and cbor-x: %s\nread by cbor-sync:          %s\nread by cbor:               %s\n' "$written" "$sync" "$cbor"
printf "read by cbor2:              %s\ncbor-sync reads its own:    %s\n" "$python" "$own"
diff seen - <<'EXPECTED' >&2 || { echo "changed: this is no longer what happens" >&2; exit 1; }
c11a514b67b0 c11a514b67b0
1970-01-16T18:51:36.240Z, the other 3.6 s later
2013-03-21T20:04:00.000Z, the other 3600 s later
2013-03-21T20:04:00.000Z
2013-03-21T20:04:00+00:00
EXPECTED
