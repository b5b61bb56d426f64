#!/usr/bin/env bash
# The counter of QEMU's STM32 timers knows neither its auto-reload value nor its enable bit.
#
# Version:   QEMU 7.2 (Debian 12: qemu-system-arm 1:7.2+dfsg), boards netduino2 (STM32F205) and netduinoplus2 (STM32F405), TIM2; firmware
#            by GNU as 2.40 (binutils-arm-none-eabi).
# Source:    ST's reference manuals RM0033 and RM0090, general-purpose timers: in upcounting mode CNT counts from 0 to ARR and starts from 0
#            again with an update event (UIF in SR); it counts while CEN in CR1 is 1. QEMU's manual lists the timers as supported.
# Behaviour: a read of CNT gives the time since it was last written, in ticks of the prescaler, whatever CR1 and ARR hold: it passes ARR =
#            999 without a wrap and goes on when CEN is cleared. Nor is UIF set, with the update interrupt off (DIER = 0), after 152
#            periods. Nothing is logged by default.
# Who is hurt: whoever tests code that reads CNT within a period (a clock made of ticks and CNT, a pulse width, a delay that polls
#            UIF): times run ahead of the ticks, differences overflow, a paused stopwatch goes on, a poll of UIF never ends.
#
# Seen here (1 tick = 840 ns, ARR = 999; 76190 ticks from look to look):
#   netduino2:     stopped 0, 76192; started 1, 76192, 152384; UIF 0; stopped 152386, 228577
#   netduinoplus2: stopped 0, 76191; started 0, 76192, 152384; UIF 0; stopped 152385, 228577
set -euo pipefail
tmp=$(mktemp -d "${TMPDIR:-/tmp}/finding.XXXXXX")
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
cat >timer.S <<'ASM'
 .syntax unified
 .cpu cortex-m3
 .thumb
 .word 0x20004000, start + 1
 .global start
 .thumb_func
start:
 ldr r4, =0x40011000   @ USART1, on both chips
 ldr r0, =0x2008       @ UE, TE
 str r0, [r4, #0x0c]
 ldr r5, =0x40000000   @ TIM2
 ldr r0, =839
 str r0, [r5, #0x28]   @ PSC
 ldr r0, =999
 str r0, [r5, #0x2c]   @ ARR
 movs r0, #1
 str r0, [r5, #0x14]   @ EGR: UG, so that both are loaded
 movs r6, #0
 str r6, [r5, #0x24]   @ CNT
 str r6, [r5, #0x10]   @ SR
 bl count              @ with CEN = 0
 bl wait
 bl count
 str r6, [r5, #0x24]
 movs r0, #1
 str r0, [r5]          @ CR1: CEN
 bl count
 bl wait
 bl count
 bl wait
 bl count
 ldr r0, [r5, #0x10]
 bl put
 str r6, [r5]          @ CEN = 0
 bl count
 bl wait
 bl count
1: b 1b
wait:
 ldr r0, =500000       @ rounds of two instructions of 64 ns
2: subs r0, #1
 bne 2b
 bx lr
count:
 ldr r0, [r5, #0x24]
put:
 .rept 4
 strb r0, [r4, #4]     @ DR
 lsrs r0, #8
 .endr
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
arm-none-eabi-as -o timer.o timer.S
arm-none-eabi-ld -Ttext 0 -e start -o timer.elf timer.o
arm-none-eabi-objcopy -O binary timer.elf timer.bin
near() { [ $(($1 - $2)) -ge -10 ] && [ $(($1 - $2)) -le 10 ]; } # a few ticks for the instructions between
for board in netduino2 netduinoplus2; do
  status=0
  LD_LIBRARY_PATH=$(echo "$tmp"/root/usr/lib/*-linux-gnu) timeout 4 qemu-system-arm -M $board -kernel timer.bin -icount shift=6 \
    -display none -monitor none -serial file:$board.out 2>qemu.log || status=$?
  [ $status -eq 124 ] || { cat qemu.log >&2; exit 3; } # it runs until it is stopped
  read -r -d '' a b c d e uif f g < <(od -A n -t u4 $board.out) || true
  printf '%-14s stopped %s, %s; started %s, %s, %s; UIF %s; stopped %s, %s\n' $board: "$a" "$b" "$c" "$d" "$e" "$uif" "$f" "$g"
  near "$a" 0 && near "$b" 76190 && near "$c" 0 && near "$d" 76190 && near "$e" 152380 && [ "$uif" = 0 ] && near "$f" 152380 &&
    near "$g" 228570 || { echo "changed: this is no longer what happens" >&2; exit 1; }
done
