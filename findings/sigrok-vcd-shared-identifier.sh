#!/usr/bin/env bash
# sigrok's VCD input leaves the second variable of an identifier code at low for ever.
#
# Version:   libsigrok 0.5.2, sigrok-cli 0.7.2 (Debian 12), beside vcd2vzt and vzt2vcd of GTKWave 3.3.118 (Debian 12).
# Source:    IEEE 1364-2005, section 18.2.3.7 ($var): several reference names may share one identifier code. Simulators write that
#            for each net that goes through a port: the driver's pin and the reader's pin are one wire, dumped once.
# Behaviour: both names become channels, "out" follows the changes and "in" stays 0 from the first sample to the last, without a
#            warning. Which name is lost depends on the order of the $var lines alone. GTKWave's tools show the edges of both.
# Who is hurt: whoever runs a protocol decoder or a check on the pin of the receiver in a hierarchical file: the line looks dead,
#            as if the wire were cut, while the same wire under its other name is alive.
#
# Seen here:
#   sigrok, out first: out:00000111 11000000 0000 in:00000000 00000000 0000
#   sigrok, in first:  in:00000111 11000000 0000 out:00000000 00000000 0000
#   GTKWave: 2 names, edges of out 0@0 1@5 0@10, of in 0@0 1@5 0@10
set -euo pipefail
tmp=$(mktemp -d "${TMPDIR:-/tmp}/finding.XXXXXX")
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
apt-get update -qq
for pinned in sigrok-cli=0.7.2 libsigrok4=0.5.2 gtkwave=3.3.118; do
  exact=$(apt-cache madison "${pinned%=*}" | awk -v v="${pinned#*=}" 'index($3, v) == 1 {print $3; exit}')
  [ -n "$exact" ] || { echo "no $pinned in the registry" >&2; exit 3; }
  apt-get -o APT::Sandbox::User=root download -qq "${pinned%=*}=$exact"
done
# What these need besides is not what is looked at: any version will do.
for other in libsigrokdecode4 libserialport0 libzip4 libftdi1-2 libhidapi-libusb0 libusb-1.0-0 libglib2.0-0 libieee1284-3 libpython3.11 libbluetooth3; do
  apt-get -o APT::Sandbox::User=root download -qq "$other" 2>/dev/null || true
done
find . -name '*.deb' -exec dpkg -x {} root \;
LD_LIBRARY_PATH=$(echo "$tmp"/root/usr/lib/*-linux-gnu)
export LD_LIBRARY_PATH PATH="$tmp/root/usr/bin:$PATH"
sigrok-cli --version | grep -qE '^(sigrok-cli 0\.7\.2|.*libsigrok 0\.5\.2)'

write() { # FIRST SECOND: two names of one wire, high from 5 to 10 us
  printf '%s\n' '$timescale 1 us $end' '$scope module board $end' "\$var wire 1 ! $1 \$end" '$scope module part $end' \
    "\$var wire 1 ! $2 \$end" '$upscope $end' '$upscope $end' '$enddefinitions $end' '#0' '0!' '#5' '1!' '#10' '0!' '#20'
}
write out in >out.vcd
write in out >in.vcd
samples() { sigrok-cli -I vcd -i "$1" -O bits:width=64 | grep -E '^(in|out):' | paste -sd ' ' | sed 's/ *$//; s/  */ /g'; }
edges() { # NAME: its changes after the way through GTKWave's VZT, whatever identifier it has there
  awk -v name="$1" '$1 == "$var" && $5 == name {id = $4} /^#/ {at = substr($0, 2)} /^[01]./ && substr($0, 2) == id {printf " %s@%s", substr($0, 1, 1), at}' back.vcd
}
first=$(samples out.vcd) second=$(samples in.vcd)
vcd2vzt out.vcd out.vzt >/dev/null 2>&1
vzt2vcd out.vzt >back.vcd 2>/dev/null
there="$(grep -c '^\$var' back.vcd) names, edges of out$(edges out), of in$(edges in)"
printf 'sigrok, out first: %s\nsigrok, in first:  %s\nGTKWave: %s\n' "$first" "$second" "$there"
high='00000111 11000000 0000' low='00000000 00000000 0000'
[ "$first" = "out:$high in:$low" ] && [ "$second" = "in:$high out:$low" ] &&
  [ "$there" = '2 names, edges of out 0@0 1@5 0@10, of in 0@0 1@5 0@10' ] || { echo "changed: this is no longer what happens" >&2; exit 1; }
