#!/usr/bin/env bash
# QEMU's DS1338 clock turns a date that is set into another one when the day does not exist in the month that it shows at that moment.
#
# Version:   QEMU 7.2 (Debian 12: qemu-system-arm 1:7.2+dfsg), -device ds1338 on board mps2-an385; firmware by GNU as 2.40
#            (binutils-arm-none-eabi).
# Source:    Maxim's data sheets of DS1307 and DS1338, "Clock and Calendar": the time is set by writing the registers, 00 to 06 in one transfer;
#            day, month and year are registers of their own, the day before the others. hw/rtc/ds1338.c makes a whole date of the host's kind
#            after each byte, with the new day in the old month, and keeps the difference.
# Behaviour: while the clock shows February, "31" becomes 3 March, and the month that comes next is put over that: 31 January is read back
#            as 3 January. 29 February of a leap year comes out as 1 March while the clock shows a common year. Nothing is logged.
#            (Wokwi's DS1307 did the same once: wokwi-features 521.)
# Who is hurt: whoever tests code that sets a clock, an alarm at the end of a month, or leap years: without -rtc the clock starts at the
#            host's date, so a test of the 31st passes in March and fails in February, and one of 29 February fails in most years.
#
# Seen here (set by one transfer of eight bytes, read back by another):
#   clock at 2026-03-10, set to 2026-01-31: 2026-01-31
#   clock at 2026-02-10, set to 2026-01-31: 2026-01-03
#   clock at 2026-03-10, set to 2028-02-29: 2028-03-01
#   clock at 2024-03-10, set to 2028-02-29: 2028-02-29
set -euo pipefail
tmp=$(mktemp -d "${TMPDIR:-/tmp}/finding.XXXXXX")
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
cat >clock.S <<'ASM'
@ Sets the clock to DAY, MONTH and YEAR (in BCD) at noon, reads the date back and sends it: day, month, year.
 .syntax unified
 .cpu cortex-m3
 .thumb
 .word 0x20004000, start + 1
 .global start
 .thumb_func
start:
 ldr r4, =0x40004000   @ UART0: a divisor, transmit
 movs r0, #16
 str r0, [r4, #0x10]
 movs r0, #1
 str r0, [r4, #8]
 ldr r5, =0x4002a000   @ SBCon I2C: +0 sets and +4 clears SCL (bit 0) and SDA (bit 1)
 bl stop
 adr r6, set
 movs r7, #9
 bl send
 bl stop
 adr r6, point
 movs r7, #2
 bl send
 adr r6, fetch
 movs r7, #1
 bl send
 movs r7, #3
1: bl read
 str r0, [r4]
 subs r7, #1
 bne 1b
 bl stop
2: b 2b
 .balign 4
set:
 .byte 0xd0, 0x00, 0x00, 0x00, 0x12, 0x01, DAY, MONTH, YEAR
 .balign 4
point:
 .byte 0xd0, 0x04
 .balign 4
fetch:
 .byte 0xd1
 .balign 4
send:                  @ START, then R7 bytes from R6 on
 mov r11, lr
 movs r0, #3
 str r0, [r5]
 movs r0, #2
 str r0, [r5, #4]
 movs r0, #1
 str r0, [r5, #4]
3: ldrb r0, [r6], #1
 movs r1, #8
4: movs r2, #2
 tst r0, #0x80
 ite ne
 strne r2, [r5]
 streq r2, [r5, #4]
 bl pulse
 lsls r0, #1
 subs r1, #1
 bne 4b
 movs r2, #2
 str r2, [r5]          @ the acknowledge is the chip's
 bl pulse
 subs r7, #1
 bne 3b
 bx r11
read:                  @ one byte, acknowledged
 mov r11, lr
 movs r0, #0
 movs r1, #8
 movs r2, #2
 str r2, [r5]
5: bl pulse
 ubfx r2, r2, #1, #1
 lsls r0, #1
 orrs r0, r2
 subs r1, #1
 bne 5b
 movs r2, #2
 str r2, [r5, #4]
 bl pulse
 movs r2, #2
 str r2, [r5]
 bx r11
pulse:                 @ SCL up and down; what the bus was in between is in R2
 movs r3, #1
 str r3, [r5]
 ldr r2, [r5]
 str r3, [r5, #4]
 bx lr
stop:
 movs r0, #2
 str r0, [r5, #4]
 movs r0, #1
 str r0, [r5]
 movs r0, #2
 str r0, [r5]
 bx lr
ASM
apt-get update -qq
for pinned in binutils-arm-none-eabi=2.40 qemu-system-arm=1:7.2+dfsg; do
  exact=$(apt-cache madison "${pinned%%=*}" | awk -v v="${pinned#*=}" 'index($3, v) == 1 {print $3; exit}')
  [ -n "$exact" ] || { echo "no $pinned in the registry" >&2; exit 3; }
  apt-get -o APT::Sandbox::User=root download -qq "${pinned%%=*}=$exact"
done
# QEMU's libraries are not what is looked at: those that the machine lacks, in any version.
apt-cache depends --no-recommends --no-suggests qemu-system-arm | grep -o 'Depends: lib.*' | cut -d ' ' -f 2 >libraries
while read -r name; do dpkg -s "$name" >/dev/null 2>&1 || apt-get -o APT::Sandbox::User=root download -qq "$name" 2>/dev/null || true; done <libraries
for deb in ./*.deb; do dpkg -x "$deb" root; done
PATH="$tmp/root/usr/bin:$PATH"
run() { LD_LIBRARY_PATH=$(echo "$tmp"/root/usr/lib/*-linux-gnu) exec timeout 60 "$tmp/root/usr/bin/qemu-system-arm" "$@"; }

read_back() { # DATE-SHOWN DATE-SET
  local year month day qemu
  IFS=- read -r year month day <<<"$2"
  arm-none-eabi-as --defsym DAY="0x$day" --defsym MONTH="0x$month" --defsym YEAR="0x${year#20}" -o clock.o clock.S
  arm-none-eabi-ld -Ttext 0 -e start -o clock.elf clock.o
  arm-none-eabi-objcopy -O binary clock.elf clock.bin
  rm -f out.bin
  run -M mps2-an385 -kernel clock.bin -device ds1338,bus=i2c,address=0x68 -rtc base="$1T12:00:00",clock=vm \
    -display none -monitor none -serial file:out.bin >qemu.log 2>&1 &
  qemu=$!
  until [ -e out.bin ] && [ "$(wc -c <out.bin)" -ge 3 ]; do # it runs until it is stopped
    kill -0 $qemu 2>/dev/null || break
    sleep 0.1
  done
  kill $qemu 2>/dev/null || true
  wait $qemu 2>/dev/null || true
  [ "$(wc -c <out.bin)" -ge 3 ] || { echo "the firmware did not send its 3 bytes" >&2; cat qemu.log >&2; exit 3; }
  read -r day month year <<<"$(od -A n -t x1 -N 3 out.bin)"
  echo "20$year-$month-$day"
}
seen=
for dates in '2026-03-10 2026-01-31' '2026-02-10 2026-01-31' '2026-03-10 2028-02-29' '2024-03-10 2028-02-29'; do
  got=$(read_back ${dates% *} ${dates#* })
  printf 'clock at %s, set to %s: %s\n' "${dates% *}" "${dates#* }" "$got"
  seen+=" $got"
done
[ "$seen" = ' 2026-01-31 2026-01-03 2028-03-01 2028-02-29' ] || { echo "changed: this is no longer what happens" >&2; exit 1; }
