#!/usr/bin/env bash
# A timer of QEMU's micro:bit loses its time at STOP, and counts the rest twice when it is started again.
#
# Version:   QEMU 7.2 (Debian 12: qemu-system-arm 1:7.2+dfsg), board microbit, TIMER0 of the nRF51. The model's newer source reads the same.
# Source:    Nordic's manuals of the TIMER peripheral (nRF51 Series Reference Manual, which QEMU's model names, and the nRF52840 Product
#            Specification): after STOP the START task resumes, and the timer continues from the value it had before it was stopped.
# Behaviour: STOP does not bring the counter up to date, so a CAPTURE after it shows the value of the last look before: 0 after a whole
#            measurement. With a CAPTURE before STOP the value is right and stays; then START sets the time base back by that
#            value but keeps it too, and the timer goes on from twice the value, at each START. Nothing is logged by default.
# Who is hurt: whoever tests a stopwatch, a pausing time-out or energy accounting in QEMU: "stop, then read" gives 0, "read, then stop"
#            gives sums that double with each slice and compare events that come too early. On the chip both are right.
#
# Seen here (1 MHz, 12800 ticks of running time, then as long in the state STOP):
#   start, wait, capture:              12800
#   stop, wait, capture:               12800
#   start, capture:                    25600
#   stop, start, capture:              51200
#   clear, start, wait, stop, capture: 0
set -euo pipefail
tmp=$(mktemp -d "${TMPDIR:-/tmp}/finding.XXXXXX")
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
command -v python3 >/dev/null || { echo "needs python3 to write the firmware: apt-get install python3" >&2; exit 3; }
apt-get update -qq
version=$(apt-cache madison qemu-system-arm | awk '$3 ~ /^1:7\.2\+dfsg/ {print $3; exit}')
[ -n "$version" ] || { echo "no qemu-system-arm 1:7.2+dfsg in the registry" >&2; exit 3; }
apt-get -o APT::Sandbox::User=root download -qq "qemu-system-arm=$version"
# Of the libraries it needs, those that are not installed, in any version.
apt-cache depends --no-recommends --no-suggests "qemu-system-arm=$version" | sed -n 's/^ *Depends: \(lib[a-z0-9.+-]*\)$/\1/p' |
  while read -r needed; do
    dpkg -s "$needed" >/dev/null 2>&1 || apt-get -o APT::Sandbox::User=root download -qq "$needed" 2>/dev/null || true
  done
find . -name '*.deb' -exec dpkg -x {} root \;

cat >firmware.py <<'PY'
# A Cortex-M image: each step is Thumb code, a branch over its constants, and the constants. ("ldr", r, i) loads constant i.
import struct

image = struct.pack('<II', 0x20004000, 0x41) + bytes(0x38)

def step(codes, *constants):
    global image
    at = (len(codes) + 2) // 2 * 4  # where the constants stand, after the branch and a pad
    halves = [c if isinstance(c, int) else 0x4800 | c[1] << 8 | (at + 4 * c[2] - ((2 * i + 4) & ~3)) // 4 for i, c in enumerate(codes)]
    halves.append(0xE000 | (at + 4 * len(constants) - (2 * len(codes) + 4)) // 2)
    halves += [0xBF00] * (at // 2 - len(halves))
    image += struct.pack('<%dH' % len(halves), *halves) + struct.pack('<%dI' % len(constants), *constants)

def store(address, value):
    step([('ldr', 0, 0), ('ldr', 1, 1), 0x6001], address, value)

def wait():  # 100000 rounds of two instructions of 64 ns
    step([('ldr', 0, 0), 0x3801, 0xD1FD], 100000)

TIMER, UART = 0x40008000, 0x40002000

def show():  # captures the counter into CC[1] and sends that as four bytes
    store(TIMER + 0x44, 1)
    step([('ldr', 0, 0), 0x6801, ('ldr', 2, 1)] + [0x6011, 0x0A09] * 4, TIMER + 0x544, UART + 0x51C)

def start():
    store(TIMER + 0x000, 1)

def stop():
    store(TIMER + 0x004, 1)

store(UART + 0x500, 4), store(UART + 0x008, 1)  # enable, start to send
store(TIMER + 0x508, 3), store(TIMER + 0x510, 4)  # 32 bits, 16 MHz / 2^4
store(TIMER + 0x540, 0xFFFFFFFF)
start(), wait(), show()
stop(), wait(), show()
start(), show()
stop(), start(), show()
stop(), store(TIMER + 0x00C, 1), start(), wait(), stop(), show()
image += struct.pack('<H', 0xE7FE)
open('firmware.bin', 'wb').write(image)
PY
python3 firmware.py
LD_LIBRARY_PATH=$(echo "$tmp"/root/usr/lib/*-linux-gnu) timeout 5 root/usr/bin/qemu-system-arm -M microbit -kernel firmware.bin -icount shift=6 \
  -display none -monitor none -serial file:out.bin 2>qemu.log || [ $? -eq 124 ] || { cat qemu.log >&2; exit 3; }
values=$(python3 -c 'import struct; print(*struct.unpack("<5I", open("out.bin", "rb").read()))')
read -r ran kept again third late <<<"$values"
printf 'start, wait, capture:              %s\nstop, wait, capture:               %s\n' "$ran" "$kept"
printf 'start, capture:                    %s\nstop, start, capture:              %s\n' "$again" "$third"
printf 'clear, start, wait, stop, capture: %s\n' "$late"
near() { [ $(($1 - $2)) -ge 0 ] && [ $(($1 - $2)) -le 20 ]; } # a few ticks for the instructions between
near "$ran" 12800 && [ "$kept" = "$ran" ] && near "$again" $((2 * ran)) && near "$third" $((4 * ran)) && [ "$late" = 0 ] ||
  { echo "changed: this is no longer what happens" >&2; exit 1; }
