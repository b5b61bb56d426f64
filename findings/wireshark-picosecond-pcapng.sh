#!/usr/bin/env bash
# Wireshark's tools read wrong times from a pcapng file that counts picoseconds, and editcap writes them into the copy.
#
# Version:   capinfos and editcap of Wireshark 4.0.17 (Debian 12), beside tcpdump 4.99.3 with libpcap 1.10.3 (Debian 12).
# Source:    the pcapng draft (draft-ietf-opsawg-pcapng), option if_tsresol of the Interface Description Block: any negative power
#            of ten or of two may be the unit; the value is 64 bits wide. Wireshark keeps nanoseconds, so one expects the
#            last three digits to be cut off, as tcpdump does.
# Behaviour: the seconds are right, the fraction is not: the conversion multiplies the fraction by 10^9 before it divides, which leaves
#            64 bits as soon as the fraction is longer than 18.4 ms. Packets half a second apart seem 1.9 ms apart. No tool
#            warns, and a copy made by editcap has the wrong times in nanoseconds, for every later reader. With 10^-9 all is well.
#            A comment in the newer source of its pcapng reader admits the overflow, for powers of ten beyond 10 and of two beyond 32.
# Who is hurt: whoever takes times from a capture card or a simulator that writes picoseconds: delays look plausible,
#            since times go up within each 18 ms, and then jump back.
#
# Seen here:
#   10^-12, capinfos: first 1000000.000000000 last 1000000.001937910
#   10^-12, tcpdump:  first 1000000.000000000 last 1000000.500000000
#   editcap's copy:   first 1000000.000000000 last 1000000.001937910
#   10^-9, capinfos:  first 1000000.000000000 last 1000000.500000000
set -euo pipefail
tmp=$(mktemp -d "${TMPDIR:-/tmp}/finding.XXXXXX")
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
command -v python3 >/dev/null || { echo "needs python3 to write the file: apt-get install python3" >&2; exit 3; }
apt-get update -qq
while read -r package version; do
  exact=$(apt-cache madison "$package" | awk -v v="$version" 'index($3, v) == 1 {print $3; exit}')
  [ -n "$exact" ] || { echo "no $package $version in the registry" >&2; exit 3; }
  apt-get -o APT::Sandbox::User=root download -qq "$package=$exact"
done <<'LIST'
wireshark-common 4.0.17
libwiretap13 4.0.17
libwsutil14 4.0.17
tcpdump 4.99.3
libpcap0.8 1.10.3
LIST
# What these need besides is not what is looked at: any version will do.
for package in libglib2.0-0 libpcre2-8-0 libdbus-1-3 libgcrypt20 libgnutls30 liblz4-1; do
  apt-get -o APT::Sandbox::User=root download -qq "$package" 2>/dev/null || true
done
for deb in ./*.deb; do dpkg -x "$deb" root; done
tool() { LD_LIBRARY_PATH=$(echo "$tmp"/root/usr/lib/*-linux-gnu) "$tmp/root/usr/bin/$1" "${@:2}"; }
tool capinfos --version | head -n 1 | grep -qF 4.0.17
tool tcpdump --version 2>&1 | grep -qF 'libpcap version 1.10.3'

cat >write.py <<'PY'
import struct, sys

def block(kind, body):
    return struct.pack('<II', kind, len(body) + 12) + body + struct.pack('<I', len(body) + 12)

digits, frame = int(sys.argv[1]), bytes(12) + b'\x88\xb5' + bytes(50)  # an Ethernet frame of an experimental type
unit = 10 ** digits
out = block(0x0A0D0D0A, struct.pack('<IHHq', 0x1A2B3C4D, 1, 0, -1))
out += block(1, struct.pack('<HHI', 1, 0, 0) + struct.pack('<HHB3xI', 9, 1, digits, 0))  # if_tsresol, end of options
for time in (1000000 * unit, 1000000 * unit + unit // 2):
    out += block(6, struct.pack('<IIIII', 0, time >> 32, time & 0xFFFFFFFF, len(frame), len(frame)) + frame)
sys.stdout.buffer.write(out)
PY
python3 write.py 12 >pico.pcapng
python3 write.py 9 >nano.pcapng
times() { tool capinfos -a -e -S "$1" 2>/dev/null | awk '/^First packet time/ {f = $NF} /^Last packet time/ {l = $NF} END {print "first", f, "last", l}'; }
pico=$(times pico.pcapng)
nano=$(times nano.pcapng)
other=$(tool tcpdump --nano -tt -Z root -r pico.pcapng 2>/dev/null | awk '$1 ~ /^[0-9]+[.][0-9]+$/ {l = $1; if (!f) f = l} END {print "first", f, "last", l}')
tool editcap pico.pcapng copy.pcapng 2>/dev/null
copy=$(times copy.pcapng)
printf '10^-12, capinfos: %s\n10^-12, tcpdump:  %s\n' "$pico" "$other"
printf "editcap's copy:   %s\n10^-9, capinfos:  %s\n" "$copy" "$nano"
right='first 1000000.000000000 last 1000000.500000000' wrong='first 1000000.000000000 last 1000000.001937910'
[ "$pico|$copy|$nano|$other" = "$wrong|$wrong|$right|$right" ] || { echo "changed: this is no longer what happens" >&2; exit 1; }
