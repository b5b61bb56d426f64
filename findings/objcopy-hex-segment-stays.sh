#!/usr/bin/env bash
# objcopy adds the segment base of one Intel HEX file to the linear base of the file that was joined to it.
#
# Version:   objcopy of GNU Binutils 2.40 (Debian 12: binutils-arm-none-eabi), beside srec_cat 1.64 and Python's intelhex 2.3.0 (Debian 12).
# Source:    Intel's Hexadecimal Object File Format Specification, revision A of 1988: an address is either LBA + offset (section 3, record
#            type 04) or SBA + offset (section 4, type 02); no formula has both. So the last base record counts.
# Behaviour: BFD keeps both bases and adds them. objcopy itself writes type 02 for images below 1 MB and type 04 above. Join two of
#            its files, as is done with firmware and a settings page, and read them with objcopy: the settings lie 64 KiB too high.
#            There is no warning; the checksums are right. srec_cat and intelhex place them where they were. If the segment
#            base is 0, which is all that a file below 64 KiB needs, nothing is wrong.
# Who is hurt: whoever makes a binary, an ELF file or S-records of a joined file, or loads it by GDB, which reads through BFD too. The
#            programmer that flashed the HEX file itself put the bytes elsewhere.
#
# Seen here (four bytes made for 0x10001000):
#   in the settings file alone: S3091000100001020304CC
#   joined, objcopy:            S3091001100001020304CB
#   joined, srec_cat:           S3091000100001020304CC
#   joined, intelhex:           0x10001000
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 for intelhex: apt-get install python3" >&2; exit 3; }
tmp=$(mktemp -d "${TMPDIR:-/tmp}/finding.XXXXXX")
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
apt-get update -qq
for pinned in binutils-arm-none-eabi=2.40 srecord=1.64 libsrecord0=1.64 python3-intelhex=2.3.0; do
  exact=$(apt-cache madison "${pinned%=*}" | awk -v v="${pinned#*=}" 'index($3, v) == 1 {print $3; exit}')
  [ -n "$exact" ] || { echo "no $pinned in the registry" >&2; exit 3; }
  apt-get -o APT::Sandbox::User=root download -qq "${pinned%=*}=$exact"
done
find . -name '*.deb' -exec dpkg -x {} root \;
LD_LIBRARY_PATH=$(echo "$tmp"/root/usr/lib/*-linux-gnu)
export LD_LIBRARY_PATH PATH="$tmp/root/usr/bin:$PATH" PYTHONPATH="$tmp/root/usr/lib/python3/dist-packages"
arm-none-eabi-objcopy --version | head -n 1 | grep -qF '2.40'

printf 'firmware' >firmware.bin
printf '\1\2\3\4' >settings.bin
arm-none-eabi-objcopy -I binary -O ihex --change-addresses 0x10000 firmware.bin firmware.hex
arm-none-eabi-objcopy -I binary -O ihex --change-addresses 0x10001000 settings.bin settings.hex
grep -q '^:02000002' firmware.hex && grep -q '^:02000004' settings.hex || { echo "changed: objcopy writes other base records" >&2; exit 1; }
{ grep -vE '^:0[04]00000[135]' firmware.hex; cat settings.hex; } >joined.hex # one end record and one start record

record() { arm-none-eabi-objcopy -I ihex -O srec "$1" out.srec && tr -d '\r' <out.srec | grep '01020304'; }
alone=$(record settings.hex)
joined=$(record joined.hex)
srec=$(srec_cat joined.hex -Intel -o - -Motorola --address-length=4 | grep '01020304')
python=$(python3 -c 'from intelhex import IntelHex; print(hex(IntelHex("joined.hex").segments()[-1][0]))')
printf 'in the settings file alone: %s\njoined, objcopy:            %s\n' "$alone" "$joined"
printf 'joined, srec_cat:           %s\njoined, intelhex:           %s\n' "$srec" "$python"
[ "$alone|$joined|$srec|$python" = "S3091000100001020304CC|S3091001100001020304CB|S3091000100001020304CC|0x10001000" ] ||
  { echo "changed: this is no longer what happens" >&2; exit 1; }
