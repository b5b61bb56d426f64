#!/usr/bin/env bash
# sigrok's LM75 decoder takes the register pointer for a byte of temperature, and every later reading is shifted.
#
# Version:   libsigrokdecode 0.5.3, libsigrok 0.5.2, sigrok-cli 0.7.2 (Debian 12).
# Source:    NXP's and TI's LM75 data sheets: a write begins with the pointer byte, which selects the register; a read gives the two
#            bytes of that register. So drivers write 00, then read after a repeated start, or set the pointer once and go on reading.
# Behaviour: the decoder pairs whatever bytes it sees in data phases, be they written or read, and keeps an odd one across STOP. Of pointer
#            00 and reading 19 80 it makes the pair 00 19, "0.0 °C"; 80 waits for the next byte. From then on each reading is
#            the low byte of one and the high byte of the next. Its I²C layer shows each byte right. Only a bus on which the
#            pointer is never written (plain reads after power-on) is decoded right.
# Who is hurt: whoever checks a driver, real or simulated, against the decoder: a steady 25.5 °C becomes 0.0 and 128.0 °C, no
#            warning stands by, and it looks like a fault of byte order in one's own driver.
#
# Seen here (a sensor at 25.5 °C all the time, bytes 19 80):
#   two plain reads:              25.5 °C 25.5 °C
#   pointer once, then two reads: 0.0 °C 128.0 °C
#   pointer before both reads:    0.0 °C 128.0 °C 25.5 °C
#   bytes on the bus in the last: 00 19 80 00 19 80
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 to draw the signals: apt-get install python3" >&2; exit 3; }
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
# Draws transfers as SCL and SDA, one step every 5 us. An argument is one transfer: "w00 r1980" has a repeated start in it.
import sys

lines, time, level = ['#0', '1!', '1"'], 0, {'!': 1, '"': 1}

def step(clock=None, data=None):
    global time
    time += 5
    lines.append('#%d' % time)
    for wire, value in (('!', clock), ('"', data)):
        if value is not None and value != level[wire]:
            level[wire] = value
            lines.append('%d%s' % (value, wire))

def byte(value, last):
    for bit in [value >> i & 1 for i in range(7, -1, -1)] + [last]:
        step(data=bit)
        step(clock=1)
        step(clock=0)

for transfer in sys.argv[1:]:
    for part in transfer.split():
        step(data=1), step(clock=1), step(data=0), step(clock=0)  # START, or START again
        byte(0x91 if part[0] == 'r' else 0x90, 0)
        values = bytes.fromhex(part[1:])
        for i, value in enumerate(values):
            byte(value, int(part[0] == 'r' and i == len(values) - 1))  # a reader does not acknowledge its last byte
    step(data=0), step(clock=1), step(data=1)  # STOP
step()
print('$timescale 1 us $end\n$scope module bus $end\n$var wire 1 ! scl $end\n$var wire 1 " sda $end\n$upscope $end\n$enddefinitions $end')
print('\n'.join(lines))
PY
decode() { root/usr/bin/sigrok-cli -I vcd -i "$1" -P i2c:scl=scl:sda=sda,lm75 -A "$2"; }
readings() { # TRANSFER...
  python3 draw.py "$@" >bus.vcd
  decode bus.vcd lm75=celsius | sed -n 's/.*Temperature: //p' | paste -sd ' '
}
plain=$(readings r1980 r1980)
once=$(readings w00 r1980 r1980)
each=$(readings 'w00 r1980' 'w00 r1980')
# Valid input: the layer below sees every byte.
bytes=$(root/usr/bin/sigrok-cli -I vcd -i bus.vcd -P i2c:scl=scl:sda=sda -A i2c=addr-data | sed -n 's/.*Data \(read\|write\): //p' | paste -sd ' ')
printf 'two plain reads:              %s\npointer once, then two reads: %s\npointer before both reads:    %s\n' "$plain" "$once" "$each"
echo "bytes on the bus in the last: $bytes"
[ "$plain|$once|$each" = '25.5 °C 25.5 °C|0.0 °C 128.0 °C|0.0 °C 128.0 °C 25.5 °C' ] && [ "$bytes" = '00 19 80 00 19 80' ] ||
  { echo "changed: this is no longer what happens" >&2; exit 1; }
