#!/usr/bin/env bash
# With -icount QEMU's semihosting clock still counts the host's processor time, while the guest's timers follow the instructions.
#
# Version:   QEMU 7.2 (Debian 12: qemu-system-arm 1:7.2+dfsg), board microbit; firmware by GNU as 2.40 (binutils-arm-none-eabi).
# Source:    Arm's "Semihosting for AArch32 and AArch64", SYS_CLOCK (0x10): the centiseconds since the execution began. QEMU's manual of
#            -icount: virtual time follows the number of instructions, so that a run can be repeated exactly.
# Behaviour: SYS_CLOCK is the C function clock() of the QEMU process. At 1024 ns an instruction the guest's timer shows 12.3 s where
#            SYS_CLOCK has moved by a few centiseconds; how many depends on the host and its load, and so differs from run to
#            run. SysTick and the timers of the boards follow the virtual clock.
# Who is hurt: whoever relies on -icount for repeatable tests of firmware that is linked with newlib's rdimon library: its clock() and
#            times() ask SYS_CLOCK, so time-outs and measurements in C follow another clock than the hardware does.
#
# Seen here (between the same two points of one program):
#   timer of the guest: 12288 ms
#   SYS_CLOCK:          20 ms (less than 3000 on any host)
set -euo pipefail
tmp=$(mktemp -d "${TMPDIR:-/tmp}/finding.XXXXXX")
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
apt-get update -qq
fetch() { # PACKAGE VERSION
  local exact
  exact=$(apt-cache madison "$1" | awk -v v="$2" 'index($3, v) == 1 {print $3; exit}')
  [ -n "$exact" ] || { echo "no $1 $2 in the registry" >&2; exit 3; }
  apt-get -o APT::Sandbox::User=root download -qq "$1=$exact"
}
fetch binutils-arm-none-eabi 2.40
fetch qemu-system-arm 1:7.2+dfsg
missing=() # of the libraries that QEMU needs, in whatever version
for library in $(apt-cache depends --no-recommends --no-suggests qemu-system-arm | awk '$1 == "Depends:" && $2 ~ /^lib/ {print $2}'); do
  dpkg -s "$library" >/dev/null 2>&1 || missing+=("$library")
done
[ ${#missing[@]} -eq 0 ] || apt-get -o APT::Sandbox::User=root download -qq "${missing[@]}" 2>/dev/null || true
find . -name '*.deb' -exec dpkg -x {} root \;

cat >clock.S <<'ASM'
 .syntax unified
 .cpu cortex-m0
 .thumb
 .word 0x20004000, start + 1
 .global start
 .thumb_func
start:
 ldr r4, =0x40002000   @ UART: enable, start to send
 ldr r3, =0x500
 movs r0, #4
 str r0, [r4, r3]
 movs r0, #1
 str r0, [r4, #8]
 ldr r5, =0x40008000   @ TIMER0: 32 bits, 1 MHz, start
 ldr r3, =0x508
 movs r0, #3
 str r0, [r5, r3]
 adds r3, #8
 movs r0, #4
 str r0, [r5, r3]
 movs r0, #1
 str r0, [r5]
 movs r0, #0x10        @ SYS_CLOCK
 movs r1, #0
 bkpt 0xab
 mov r6, r0
 ldr r0, =6000000      @ twelve million instructions
1: subs r0, #1
 bne 1b
 movs r0, #1
 str r0, [r5, #0x40]   @ capture into CC[0]
 ldr r3, =0x540
 ldr r7, [r5, r3]
 movs r0, #0x10
 bkpt 0xab
 subs r6, r0, r6
 ldr r3, =0x51c        @ both, least byte first
 .rept 4
 str r7, [r4, r3]
 lsrs r7, #8
 .endr
 .rept 4
 str r6, [r4, r3]
 lsrs r6, #8
 .endr
 movs r0, #0x18        @ SYS_EXIT
 ldr r1, =0x20026      @ ADP_Stopped_ApplicationExit
 bkpt 0xab
2: b 2b
ASM
root/usr/bin/arm-none-eabi-as -o clock.o clock.S
root/usr/bin/arm-none-eabi-ld -Ttext 0 -e start -o clock.elf clock.o
root/usr/bin/arm-none-eabi-objcopy -O binary clock.elf clock.bin
LD_LIBRARY_PATH=$(echo "$tmp"/root/usr/lib/*-linux-gnu) timeout 30 root/usr/bin/qemu-system-arm -M microbit -kernel clock.bin -icount shift=10 \
  -semihosting-config enable=on,target=native -display none -monitor none -serial file:out.bin
read -r micros centis <<<"$(od -A n -t u4 out.bin)"
printf 'timer of the guest: %s ms\nSYS_CLOCK:          %s ms\n' $((micros / 1000)) $((centis * 10))
[ $((micros / 1000)) -eq 12288 ] && [ "$centis" -lt 300 ] || { echo "changed: this is no longer what happens" >&2; exit 1; }
