#!/usr/bin/env bash
# lora-packet leaves the placeholder EEEEEEEE for the integrity code of frames without a payload, so a server drops them.
#
# Version:   lora-packet 0.9.3 (npm), beside OpenSSL's CMAC (3.0).
# Source:    LoRaWAN 1.0.3, sections 4.3 and 4.4: FPort is left out if there is no payload, as in a frame that acknowledges or carries MAC
#            commands in FOpts alone; the code (MIC) is there in every frame, an AES-CMAC over a block and the message. The README
#            says that it is calculated if NwkSKey is given; fromFields (LoraPacket.ts) does so if the frame has a port.
# Behaviour: with the keys given, a frame with a payload is signed. One with payload '' gets EE EE EE EE, with FOpts or without, and the
#            library's own verifyMIC says no to it. Nothing is thrown. recalculateMIC, called by hand afterwards, mends it. (Without
#            "payload" at all there are no bytes to send: PHYPayload is undefined.)
# Who is hurt: whoever plays a device in a test: data frames arrive, each acknowledgement and each answer to a MAC command is lost without a
#            word, and the server sends the confirmed downlink again, which looks like a radio problem.
#
# Seen here (uplink 2 of device 49be7df1; frame; MIC by OpenSSL; verifyMIC):
#   payload 'test':          40f17dbe492002000195437876ad7ae9b3; ad7ae9b3; true
#   acknowledgement:         40f17dbe49200200eeeeeeee; 1caee24f; false
#   LinkCheckReq in FOpts:   40f17dbe4921020002eeeeeeee; 0529ca5b; false
#   acknowledgement, mended: 40f17dbe492002001caee24f; 1caee24f; true
set -euo pipefail
command -v npm >/dev/null || { echo "needs npm and node: apt-get install npm" >&2; exit 3; }
command -v openssl >/dev/null || { echo "needs OpenSSL 3: apt-get install openssl" >&2; exit 3; }
tmp=$(mktemp -d "${TMPDIR:-/tmp}/finding.XXXXXX")
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
(npm init -y && npm install --silent --no-audit --no-fund lora-packet@0.9.3) >npm.log 2>&1 || { cat npm.log >&2; exit 3; }
cat >frames.js <<'JS'
// Prints for each frame its bytes, and whether the library takes its code for right.
const lora = require('lora-packet');
const [AppSKey, NwkSKey] = [process.argv[2], process.argv[3]].map((hex) => Buffer.from(hex, 'hex'));
const frame = (fields) => (lora.default ?? lora).fromFields(
  { MType: 'Unconfirmed Data Up', DevAddr: Buffer.from('49be7df1', 'hex'), FCnt: 2, FCtrl: { ACK: true }, ...fields }, AppSKey, NwkSKey);
const print = (packet) => console.log(packet.PHYPayload.toString('hex'), lora.verifyMIC(packet, NwkSKey));
print(frame({ payload: 'test' }));
print(frame({ payload: '' }));
print(frame({ payload: '', FOpts: '02' }));
const acknowledgement = frame({ payload: '' });
lora.recalculateMIC(acknowledgement, NwkSKey);
print(acknowledgement);
JS
key=44024241ed4ce9a68c6a8bc055233fd3
mic() { # FRAME: the code that belongs to it, by the block B0 and the message
  local message=${1%????????} block
  block=490000000000f17dbe490200000000$(printf %02x $((${#message} / 2)))
  printf %b "$(sed 's/../\\x&/g' <<<"$block$message")" >signed
  openssl mac -cipher AES-128-CBC -macopt "hexkey:$key" -in signed CMAC | cut -c 1-8 | tr A-F a-f
}
node frames.js ec925802ae430ca77fd3dd73cb2cc588 $key >seen
names=("payload 'test':" 'acknowledgement:' 'LinkCheckReq in FOpts:' 'acknowledgement, mended:')
while read -r bytes valid; do echo "$bytes; $(mic "$bytes"); $valid"; done <seen >told
paste -d ' ' <(printf '%-24s\n' "${names[@]}") told
diff told - <<'EXPECTED' >&2 || { echo "changed: this is no longer what happens" >&2; exit 1; }
40f17dbe492002000195437876ad7ae9b3; ad7ae9b3; true
40f17dbe49200200eeeeeeee; 1caee24f; false
40f17dbe4921020002eeeeeeee; 0529ca5b; false
40f17dbe492002001caee24f; 1caee24f; true
EXPECTED
