#!/usr/bin/env bash
# Two converters from TAP to JUnit XML make a green report of a run that was bailed out of.
#
# Version:   tap-xunit 2.4.1 and tap-junit 5.0.4 (npm), beside prove of TAP::Harness 3.44 (Perl 5.36).
# Source:    TAP version 13, "Bail out!" and "The plan": the line means that further tests are useless and the harness should stop; a plan of
#            four with one test run is a failure in itself. The parser of both converters (tap-parser) tells both: "bailout" and
#            ok false at "complete". The converters write what "assert" told them.
# Behaviour: the report has the tests before the line and nothing else: no error, no failure, no missing test, not even the reason. tap-xunit
#            exits with 0, with --strict as well. tap-junit exits with 0 when it prints the report, and with 1 when it writes a file,
#            but the file says failures="0" all the same. prove fails for two reasons.
# Who is hurt: whoever has tests of hardware print TAP and a CI server show the JUnit XML: "Bail out!" is what such a test says when the
#            board does not answer, so the days on which nothing was tested are the greenest.
#
# Seen here (plan 1..4, "ok 1 - power on", "Bail out! no answer from the board"):
#   tap-xunit:            exit 0, 1 test case, 0 failures, reason told: no
#   tap-xunit --strict:   exit 0, 1 test case, 0 failures, reason told: no
#   tap-junit:            exit 0, 1 test case, 0 failures, reason told: no
#   tap-junit, to a file: exit 1, 1 test case, 0 failures, reason told: no
#   prove:                exit 255, Further testing stopped: no answer from the board, planned 4 tests but ran 1
set -euo pipefail
for needed in npm prove; do command -v $needed >/dev/null || { echo "needs $needed: apt-get install npm perl" >&2; exit 3; }; done
tmp=$(mktemp -d "${TMPDIR:-/tmp}/finding.XXXXXX")
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
(npm init -y && npm install --silent --no-audit --no-fund tap-xunit@2.4.1 tap-junit@5.0.4) >npm.log 2>&1 || { cat npm.log >&2; exit 3; }
printf '%s\n' 'TAP version 13' '1..4' 'ok 1 - power on' 'Bail out! no answer from the board' >run.tap

summary() { # EXIT FILE: what a report says
  local told=no
  ! grep -qE 'Bail|no answer' "$2" || told=yes
  echo "exit $1, $(grep -o '<testcase' "$2" | wc -l) test case, $(grep -oE '<(failure|error)|(failures|errors)="[1-9]' "$2" | wc -l) failures, reason told: $told"
}
convert() { # COMMAND...: its report, from its output
  local status=0
  "node_modules/.bin/$1" "${@:2}" <run.tap >report.xml 2>/dev/null || status=$?
  summary $status report.xml
}
xunit=$(convert tap-xunit) strict=$(convert tap-xunit --strict) junit=$(convert tap-junit)
status=0
node_modules/.bin/tap-junit --output written --name run.xml <run.tap >/dev/null 2>&1 || status=$?
file=$(summary $status written/run.xml)
status=0
prove -e cat run.tap >prove.out 2>&1 || status=$?
reason=$(sed -nE 's/.*(Further testing stopped:) *(no answer.*)/\1 \2/p' prove.out | head -n 1) plan=$(sed -n 's/.*\(planned 4 tests but ran 1\).*/\1/p' prove.out)
perl="exit $status, $reason, $plan"
printf 'tap-xunit:            %s\ntap-xunit --strict:   %s\n' "$xunit" "$strict"
printf 'tap-junit:            %s\ntap-junit, to a file: %s\nprove:                %s\n' "$junit" "$file" "$perl"
green='1 test case, 0 failures, reason told: no'
[ "$xunit|$strict|$junit|$file" = "exit 0, $green|exit 0, $green|exit 0, $green|exit 1, $green" ] &&
  [ "$perl" = 'exit 255, Further testing stopped: no answer from the board, planned 4 tests but ran 1' ] ||
  { echo "changed: this is no longer what happens" >&2; exit 1; }
