#!/usr/bin/env bash
# Node's own JUnit reporter loses the failure of a test that has subtests, and of a suite whose hook fails.
#
# Version:   Node.js 26.10.0 (npm: node).
# Source:    Node's manual of node:test: a test with subtests fails for itself too, when its function throws or its time is up, and a suite when
#            its after hook throws; the event is test:fail, with the error in details. JUnit XML has its failures in test cases.
#            lib/internal/test_runner/reporter/junit.js makes a <testsuite> of what has children, and adds a <failure> to the others
#            alone.
# Behaviour: "power on" has a subtest that passes, then throws; "boot" has a test that passes and an after hook that throws. The report has two
#            suites with tests="1" failures="0", and neither error. The tap reporter says "not ok" to both in the same run, and the exit
#            code is 1. A failed test without subtests, and a failed subtest, are in the report.
# Who is hurt: whoever lets a CI server judge or keep the JUnit file: what is checked behind the steps (all came in time, the board is off
#            again) fails in a job without a failed test, or in a green one where the exit code is left to the report.
#
# Seen here:
#   tap:   not ok 1 - power on, not ok 2 - boot, not ok 3 - alone
#   junit: power on: failures="0", boot: failures="0", alone: 1 <failure>
#   errors named in the report: "no voltage" 0, "still on" 0, "no answer" 1; exit code 1
set -euo pipefail
command -v npm >/dev/null || { echo "needs npm and node: apt-get install npm" >&2; exit 3; }
tmp=$(mktemp -d "${TMPDIR:-/tmp}/finding.XXXXXX")
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
(npm init -y && npm install --silent --no-audit --no-fund node@26.10.0) >npm.log 2>&1 || { cat npm.log >&2; exit 3; }
[ "$(node_modules/.bin/node --version)" = v26.10.0 ] || { echo "no node 26.10.0 in the registry" >&2; exit 3; }

cat >board.test.js <<'JS'
const { test, describe, it, after } = require('node:test');
test('power on', async (t) => {
  await t.test('relay', () => {});
  throw new Error('no voltage');
});
describe('boot', () => {
  after(() => { throw new Error('still on'); });
  it('banner', () => {});
});
test('alone', () => { throw new Error('no answer'); });
JS
status=0
node_modules/.bin/node --test --test-reporter=junit --test-reporter-destination=junit.xml --test-reporter=tap \
  --test-reporter-destination=run.tap board.test.js || status=$?
tap=$(grep -oE '^not ok [0-9]+ - .*' run.tap | paste -sd ',' | sed 's/,/, /g')
failures() { sed -nE "s/.*<testsuite name=\"$1\".* (failures=\"[0-9]+\").*/\1/p" junit.xml; }
junit="power on: $(failures 'power on'), boot: $(failures boot), alone: $(grep -c '<failure ' junit.xml) <failure>"
named() { echo "\"$1\" $(grep -c "<failure .*$1" junit.xml || true)"; }
errors="$(named 'no voltage'), $(named 'still on'), $(named 'no answer'); exit code $status"
printf 'tap:   %s\njunit: %s\nerrors named in the report: %s\n' "$tap" "$junit" "$errors"
[ "$tap" = 'not ok 1 - power on, not ok 2 - boot, not ok 3 - alone' ] &&
  [ "$junit" = 'power on: failures="0", boot: failures="0", alone: 1 <failure>' ] &&
  [ "$errors" = '"no voltage" 0, "still on" 0, "no answer" 1; exit code 1' ] && ! grep -qE 'no voltage|still on' junit.xml ||
  { echo "changed: this is no longer what happens" >&2; exit 1; }
