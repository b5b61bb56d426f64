#!/usr/bin/env bash
# python-can reads the time differences of an ASC file with "timestamps relative" as times since the start.
#
# Version:   python-can 4.1.0 (Debian 12: python3-can), beside asc2log of can-utils 2020.11.0 (Debian 12).
# Source:    Vector's ASC format of CAN logs (can_log_trigger_asc_format.pdf): the header says "base hex timestamps absolute" or "relative".
#            Relative times count from the event before, so asc2log (asc2log.c, calc_tv) sums them up. ASCReader keeps the word in
#            timestamps_format, where a comment asks what it may be for, and never looks at it. Its own argument
#            relative_timestamp is about something else, whether the date of the header is added.
# Behaviour: five frames at 100 ms from each other are all at 0.1 s, or at the date plus 0.1 s. There is no warning, since each
#            value is a good time. A file with "timestamps absolute", as most tools write by default, is read right.
# Who is hurt: whoever measures cycle times, time-outs or bus load from such a log, or hands on what was read from it.
#
# Seen here (five frames, each 0.100000 in the file; times since the first):
#   python-can, relative: 0.0 0.0 0.0 0.0 0.0
#   the same, by date:    0.0 0.0 0.0 0.0 0.0
#   python-can, absolute: 0.0 0.1 0.2 0.3 0.4
#   asc2log, relative:    0.0 0.1 0.2 0.3 0.4
#   asc2log, absolute:    0.0 0.1 0.2 0.3 0.4
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 for python-can: apt-get install python3" >&2; exit 3; }
tmp=$(mktemp -d "${TMPDIR:-/tmp}/finding.XXXXXX")
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
apt-get update -qq
for pinned in python3-can=4.1.0 can-utils=2020.11.0; do
  exact=$(apt-cache madison "${pinned%=*}" | awk -v v="${pinned#*=}" 'index($3, v) == 1 {print $3; exit}')
  [ -n "$exact" ] || { echo "no $pinned in the registry" >&2; exit 3; }
  apt-get -o APT::Sandbox::User=root download -qq "${pinned%=*}=$exact"
done
for other in python3-pkg-resources python3-msgpack python3-packaging python3-typing-extensions python3-wrapt; do # in any version
  apt-get -o APT::Sandbox::User=root download -qq $other 2>/dev/null || true
done
for deb in ./*.deb; do dpkg -x "$deb" root; done

write() { # relative|absolute TIME...
  printf '%s\n' 'date Tue Dec 1 10:00:00.000 am 2026' "base hex  timestamps $1" 'no internal events logged'
  for time in "${@:2}"; do printf '   %s 1  123             Rx   d 2 11 22\n' "$time"; done
}
write relative 0.100000 0.100000 0.100000 0.100000 0.100000 >relative.asc
write absolute 0.100000 0.200000 0.300000 0.400000 0.500000 >absolute.asc
cat >read.py <<'PY'
import sys
import can

times = [message.timestamp for message in can.ASCReader(sys.argv[1], relative_timestamp=sys.argv[2] == 'True')]
print(*('%.1f' % (time - times[0]) for time in times))
PY
reader() { PYTHONPATH="$tmp/root/usr/lib/python3/dist-packages" python3 read.py "$@"; }
converter() { root/usr/bin/asc2log -I "$1" 2>/dev/null | tr -d '()' | awk 'NR == 1 {first = $1} {printf "%s%.1f", (NR == 1 ? "" : " "), $1 - first}'; }
relative=$(reader relative.asc True) date=$(reader relative.asc False) absolute=$(reader absolute.asc True)
summed=$(converter relative.asc) plain=$(converter absolute.asc) || true
[ -n "$summed" ] && [ -n "$plain" ] || { echo "asc2log wrote nothing" >&2; exit 3; }
printf 'python-can, relative: %s\nthe same, by date:    %s\npython-can, absolute: %s\n' "$relative" "$date" "$absolute"
printf 'asc2log, relative:    %s\nasc2log, absolute:    %s\n' "$summed" "$plain"
none='0.0 0.0 0.0 0.0 0.0' all='0.0 0.1 0.2 0.3 0.4'
[ "$relative|$date|$absolute|$summed|$plain" = "$none|$none|$all|$all|$all" ] || { echo "changed: this is no longer what happens" >&2; exit 1; }
