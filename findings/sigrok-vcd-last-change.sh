#!/usr/bin/env bash
# sigrok's VCD input drops every change that stands under the last time stamp of a file.
#
# Version:   libsigrok 0.5.2, sigrok-cli 0.7.2 (Debian 12), beside vcd2fst and fst2vcd of GTKWave 3.3.118 (Debian 12).
# Source:    IEEE 1364-2005, section 18.2: a value change follows the time at which it happened; a file ends where it ends. sigrok's
#            input turns changes into samples and writes those of a time stamp when it reads the next one.
# Behaviour: a wire that goes high at #20, the last stamp, is low in all 20 samples that sigrok prints, without a warning. Any later
#            time stamp, an empty one too, brings the change back. GTKWave's converter keeps it in both files.
# Who is hurt: whoever checks the final level of a signal, such as "the LED is lit at the end", with sigrok on a file that
#            stops at the last event. Writers should end with a time stamp of their own.
#
# Seen here:
#   file ends at #20:  led:00000000 00000000 0000
#   one more stamp:    led:00000000 00000000 00001
#   GTKWave, as is:    1! under #20
set -euo pipefail
tmp=$(mktemp -d "${TMPDIR:-/tmp}/finding.XXXXXX")
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
apt-get update -qq
fetch() { # PACKAGE VERSION-PREFIX
  local exact
  exact=$(apt-cache madison "$1" | awk -v v="$2" 'index($3, v) == 1 {print $3; exit}')
  [ -n "$exact" ] || { echo "no $1 $2 in the registry" >&2; exit 3; }
  apt-get -o APT::Sandbox::User=root download -qq "$1=$exact"
}
fetch sigrok-cli 0.7.2
fetch libsigrok4 0.5.2
fetch gtkwave 3.3.118
# What these need besides is not what is looked at: any version will do.
for package in libsigrokdecode4 libserialport0 libzip4 libftdi1-2 libhidapi-libusb0 libusb-1.0-0 libglib2.0-0 libieee1284-3 libpython3.11 libbluetooth3; do
  apt-get -o APT::Sandbox::User=root download -qq "$package" 2>/dev/null || true
done
for deb in ./*.deb; do dpkg -x "$deb" root; done
LD_LIBRARY_PATH=$(echo "$tmp"/root/usr/lib/*-linux-gnu)
export LD_LIBRARY_PATH
tool() { "$tmp/root/usr/bin/$1" "${@:2}"; }
tool sigrok-cli --version | grep -qE '^(sigrok-cli 0\.7\.2|.*libsigrok 0\.5\.2)'

cat >end.vcd <<'VCD'
$timescale 1 us $end
$scope module top $end
$var wire 1 ! led $end
$upscope $end
$enddefinitions $end
#0
0!
#20
1!
VCD
{ cat end.vcd; echo '#21'; } >more.vcd
led() { tool sigrok-cli -I vcd -i "$1" -O bits:width=64 | sed -n 's/^led://p'; }
end=$(led end.vcd) more=$(led more.vcd)
tool vcd2fst end.vcd end.fst >/dev/null
kept=$(tool fst2vcd end.fst 2>/dev/null | awk '/^#/ {at = $0} /^1!/ {print "1! under " at}')
printf 'file ends at #20:  led:%s\none more stamp:    led:%s\nGTKWave, as is:    %s\n' "$end" "$more" "$kept"
case "$end|$more|$kept" in
  *1*"|"*"|"*) echo "changed: sigrok shows the last change" >&2; exit 1 ;;
  *"|"*1"|1! under #20") ;;
  *) echo "changed: this is no longer what happens" >&2; exit 1 ;;
esac
