#!/usr/bin/env bash
# sigrok's CAN decoder reads a data field from remote frames, which have none, and with it the frame that answers.
#
# Version:   libsigrokdecode 0.5.3, libsigrok 0.5.2, sigrok-cli 0.7.2 (Debian 12).
# Source:    ISO 11898-1 (Bosch's CAN 2.0, section 3.1.2): a remote frame has no data field, whatever its data length code says, which is that of
#            the frame asked for. The decoder says "Remote frames do not contain a data field" in a comment and does not ask for RTR (open
#            since 2022: DreamSourceLab/DSView issue 472, libsigrokdecode pull request 86).
# Behaviour: after a request for 8 bytes the decoder takes 64 more bits for data: CRC, acknowledgement, gap and half of what comes next. The
#            answer of the node, which follows at once, is not there; what is left of it is read as a frame with another identifier,
#            0x33b, whose data are idle bits. With a length of 0 in the request both frames are read right.
# Who is hurt: whoever looks for the answer to a poll, by script above all: requests seem to carry data, the node seems to be silent, and
#            identifiers turn up that nobody has.
#
# Seen here (a request with identifier 0x123, then the answer 11 22 33 44 55 66 77 88 with the same; identifier, kind, length: data):
#   length 0: 0x123 remote 0:, 0x123 data 8: 11 22 33 44 55 66 77 88
#   length 8: 0x123 remote 8: df 35 7f f2 46 20 44 88, 0x33b data 15: ff ff 00 01 ff ff ff ff ...
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 to draw the signal: apt-get install python3" >&2; exit 3; }
tmp=$(mktemp -d "${TMPDIR:-/tmp}/finding.XXXXXX")
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
apt-get update -qq
for pinned in sigrok-cli=0.7.2 libsigrok4=0.5.2 libsigrokdecode4=0.5.3; do
  exact=$(apt-cache madison "${pinned%=*}" | awk -v v="${pinned#*=}" 'index($3, v) == 1 {print $3; exit}')
  [ -n "$exact" ] || { echo "no $pinned in the registry" >&2; exit 3; }
  apt-get -o APT::Sandbox::User=root download -qq "${pinned%=*}=$exact"
done
rest="libserialport0 libzip4 libftdi1-2 libhidapi-libusb0 libusb-1.0-0 libglib2.0-0 libieee1284-3 libpython3.11 libbluetooth3"
for each in $rest; do apt-get -o APT::Sandbox::User=root download -qq "$each" 2>/dev/null || true; done # in any version
find . -name '*.deb' -exec dpkg -x {} root \;
LD_LIBRARY_PATH=$(echo "$tmp"/root/usr/lib/*-linux-gnu)
export LD_LIBRARY_PATH SIGROKDECODE_DIR="$tmp/root/usr/share/libsigrokdecode/decoders"

cat >draw.py <<'PY'
# Draws a request (identifier 0x123, RTR, the length given) and its answer of eight bytes at 125 kbit/s, 8 us a bit.
import sys

def bits(value, width):
    return [value >> i & 1 for i in range(width - 1, -1, -1)]

def frame(identifier, remote, length, data=()):
    head = [0] + bits(identifier, 11) + [remote, 0, 0] + bits(length, 4)  # SOF, ID, RTR, IDE, r0, DLC
    for byte in data:
        head += bits(byte, 8)
    crc = 0
    for bit in head:
        top = crc >> 14
        crc = (crc << 1) & 0x7fff
        if bit ^ top:
            crc ^= 0x4599
    stuffed, run, last = [], 0, None
    for bit in head + bits(crc, 15):
        run = run + 1 if bit == last else 1
        stuffed.append(bit)
        last = bit
        if run == 5:
            last, run = 1 - bit, 1
            stuffed.append(last)
    return stuffed + [1, 0, 1] + [1] * 7  # CRC delimiter, acknowledged, delimiter, end of frame

line = [1] * 20 + frame(0x123, 1, int(sys.argv[1])) + [1] * 3
line += frame(0x123, 0, 8, bytes.fromhex('1122334455667788')) + [1] * 120
print('$timescale 1 us $end\n$scope module bus $end\n$var wire 1 ! rx $end\n$upscope $end\n$enddefinitions $end\n#0\n1!')
level = 1
for i, bit in enumerate(line):
    if bit != level:
        print('#%d\n%d!' % (i * 8, bit))
        level = bit
print('#%d' % (len(line) * 8))
PY
decoded() { # LENGTH-IN-THE-REQUEST
  python3 draw.py "$1" >bus.vcd
  root/usr/bin/sigrok-cli -I vcd -i bus.vcd -P can:can_rx=rx:nominal_bitrate=125000 -A can=id:rtr:dlc:data | awk '
    /Identifier/ {printf "%s%s", (NR > 1 ? ", " : ""), substr($NF, 2, length($NF) - 2); n = 0}
    /frame$/ {printf " %s", $(NF - 1)}
    /length code/ {printf " %s:", $NF}
    /Data byte/ {n++; if (n <= 8) printf " %s", substr($NF, 3); if (n == 9) printf " ..."}'
}
empty=$(decoded 0) full=$(decoded 8)
printf 'length 0: %s\nlength 8: %s\n' "$empty" "$full"
[ "$empty" = '0x123 remote 0:, 0x123 data 8: 11 22 33 44 55 66 77 88' ] && # valid input: all of it is read
  [ "$full" = '0x123 remote 8: df 35 7f f2 46 20 44 88, 0x33b data 15: ff ff 00 01 ff ff ff ff ...' ] ||
  { echo "changed: this is no longer what happens" >&2; exit 1; }
