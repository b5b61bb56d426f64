#!/usr/bin/env bash
# The clock of rp2040js's simulated RP2040 goes by the daylight saving time of the machine that simulates it.
#
# Version:   rp2040js 1.4.1 (npm, Wokwi's simulator of the Raspberry Pi Pico), Node 20.
# Source:    RP2040 data sheet, section 4.8 "RTC": counters of seconds up to years, with leap years; the chip knows no time zone. rp2040js
#            (rtc.ts) keeps a JavaScript Date in local time and reads the registers from it. ECMAScript, LocalTime: what does not exist
#            on the day of a change is moved, and hours are left out or repeated.
# Behaviour: with TZ=Europe/Berlin the clock that is set to 29 March 2026, 01:59:58, shows 03:00:02 after four simulated seconds, and 02:00:02
#            comes again after 02:59:58 on 25 October. 02:30 on 29 March is read back as 03:30 at once. With TZ=UTC, as on most CI
#            servers, all is as on the chip. No register and no option says in which zone the simulated board is.
# Who is hurt: whoever tests schedules, alarms or logs around the end of March and October, or sets dates at random: a test passes on the
#            server and fails at a desk, or the other way round, and in other weeks in another country.
#
# Seen here (set to; shown after simulated seconds):
#   UTC:           03-29 01:59:58 +4s 02:00:02; 03-29 02:30:00 +0s 02:30:00; 10-25 02:59:58 +4s 03:00:02
#   Europe/Berlin: 03-29 01:59:58 +4s 03:00:02; 03-29 02:30:00 +0s 03:30:00; 10-25 02:59:58 +4s 02:00:02
set -euo pipefail
command -v npm >/dev/null || { echo "needs npm and node: apt-get install npm" >&2; exit 3; }
tmp=$(mktemp -d "${TMPDIR:-/tmp}/finding.XXXXXX")
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
(npm init -y && npm install --silent --no-audit --no-fund rp2040js@1.4.1) >npm.log 2>&1 || { cat npm.log >&2; exit 3; }
cat >clock.js <<'JS'
// Sets the clock over the bus, as the SDK's rtc_set_datetime does, lets simulated time pass, and reads it over the bus.
const { RP2040 } = require('rp2040js');
const RTC = 0x4005c000, SETUP_0 = 4, SETUP_1 = 8, CTRL = 12, RTC_0 = 0x1c;
const two = (number) => String(number).padStart(2, '0');
const shown = (month, day, hour, minute, second, seconds) => {
  const chip = new RP2040();
  chip.writeUint32(RTC + CTRL, 0);
  chip.writeUint32(RTC + SETUP_0, 2026 << 12 | month << 8 | day);
  chip.writeUint32(RTC + SETUP_1, hour << 16 | minute << 8 | second);
  chip.writeUint32(RTC + CTRL, 0x10); // LOAD
  chip.writeUint32(RTC + CTRL, 0x01); // ENABLE
  chip.clock.tick(seconds * 1e9);
  const time = chip.readUint32(RTC + RTC_0);
  return `${two(month)}-${two(day)} ${[hour, minute, second].map(two).join(':')} +${seconds}s ` +
    [time >> 16 & 31, time >> 8 & 63, time & 63].map(two).join(':');
};
console.log([shown(3, 29, 1, 59, 58, 4), shown(3, 29, 2, 30, 0, 0), shown(10, 25, 2, 59, 58, 4)].join('; '));
JS
utc=$(TZ=UTC node clock.js) berlin=$(TZ=Europe/Berlin node clock.js)
printf 'UTC:           %s\nEurope/Berlin: %s\n' "$utc" "$berlin"
[ "$utc" = '03-29 01:59:58 +4s 02:00:02; 03-29 02:30:00 +0s 02:30:00; 10-25 02:59:58 +4s 03:00:02' ] &&
  [ "$berlin" = '03-29 01:59:58 +4s 03:00:02; 03-29 02:30:00 +0s 03:30:00; 10-25 02:59:58 +4s 02:00:02' ] ||
  { echo "changed: this is no longer what happens" >&2; exit 1; }
