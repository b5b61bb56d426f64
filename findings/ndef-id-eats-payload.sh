#!/usr/bin/env bash
# ndef, a library of node for NFC tags, cuts the length of one record's id off the payload of all records after it.
#
# Version:   ndef 0.2.0 (npm).
# Source:    NFC Forum, NDEF 1.0, section 3.2: the flag IL of each record says whether an id length and an id are there; without it the record
#            has none. decodeMessage (lib/ndef.js) sets the length when it sees the flag and never back to 0 (open since 2019: pull request 7
#            of don/ndef-js; a copy of the code, react-native-nfc-manager's, was mended by its pull request 144).
# Behaviour: a text record with the id "a1" and a URI record without one, encoded by the library itself, come back with an id for both: the second's
#            is the first two bytes of its payload, the code for "https://" and a letter. What is missing at its end is taken from the
#            next record, whose type and payload are then nonsense. Nothing is thrown. Without ids all is well.
# Who is hurt: whoever reads tags, or answers of simulated readers, in which one record is referred to by its id, as in handover messages: the
#            address that is opened, or the key that is taken over, lacks its first bytes.
#
# Seen here (for each record: its id, its type, what is left of its payload):
#   encoded:    [a1] T "\u0002enHello", [] U "\u0004example.org/x", [] T "\u0002enend"
#   decoded:    [a1] T "\u0002enHello", [\u0004e] U "xample.org/xQ\u0001", [] nd ""
#   without id: [] T "\u0002enHello", [] U "\u0004example.org/x", [] T "\u0002enend"
set -euo pipefail
command -v npm >/dev/null || { echo "needs npm and node: apt-get install npm" >&2; exit 3; }
tmp=$(mktemp -d "${TMPDIR:-/tmp}/finding.XXXXXX")
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
(npm init -y && npm install --silent --no-audit --no-fund ndef@0.2.0) >npm.log 2>&1 || { cat npm.log >&2; exit 3; }
cat >read.js <<'JS'
process.noDeprecation = true; // of Buffer()
const ndef = require('ndef');
const text = (bytes) => Buffer.from(bytes).toString('latin1');
const shown = (records) => records.map(({id, type, payload}) => `[${JSON.stringify(text(id)).slice(1, -1)}] ` +
  `${JSON.stringify(text(type)).slice(1, -1)} ${JSON.stringify(text(payload))}`).join(', ');
const bytes = (id) => [...Buffer.from(ndef.encodeMessage(
  [ndef.textRecord('Hello', 'en', id), ndef.uriRecord('https://example.org/x'), ndef.textRecord('end')]))];
console.log(text(bytes([...Buffer.from('a1')])) === // as the specification has it: flags, lengths, type, id, payload
  '\x99\x01\x08\x02Ta1\x02enHello' + '\x11\x01\x0eU\x04example.org/x' + '\x51\x01\x06T\x02enend');
console.log(shown(ndef.decodeMessage(bytes([...Buffer.from('a1')]))));
console.log(shown(ndef.decodeMessage(bytes([]))));
JS
node read.js >seen
{ read -r valid && read -r decoded && read -r without; } <seen
[ "$valid" = true ] || { echo "the encoder no longer writes what the specification has" >&2; exit 1; }
printf 'decoded:    %s\nwithout id: %s\n' "$decoded" "$without"
diff seen - <<'EXPECTED' >&2 || { echo "changed: this is no longer what happens" >&2; exit 1; }
true
[a1] T "\u0002enHello", [\u0004e] U "xample.org/xQ\u0001", [] nd ""
[] T "\u0002enHello", [] U "\u0004example.org/x", [] T "\u0002enend"
EXPECTED
