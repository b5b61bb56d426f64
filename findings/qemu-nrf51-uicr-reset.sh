#!/usr/bin/env bash
# QEMU's micro:bit forgets its UICR at each reset, while its flash keeps what was written.
#
# Version:   QEMU 7.2 (Debian 12: qemu-system-arm 1:7.2+dfsg), board microbit (nRF51822); firmware by GNU as 2.40 (binutils-arm-none-eabi).
# Source:    Nordic's nRF51 Series Reference Manual, "Non-Volatile Memory Controller" and "User Information Configuration Registers": the UICR is
#            non-volatile memory like the flash; it is written by the same controller and goes back to FFFFFFFF only by ERASEUICR or ERASEALL.
#            hw/nvram/nrf51_nvm.c fills it with FF when the device is reset.
# Behaviour: a word written to CUSTOMER[0] reads back as written, and as FFFFFFFF after the firmware resets itself by SYSRESETREQ. A word
#            in a flash page is still there. Nothing is logged. (A page that was never erased reads 0, not FFFFFFFF.)
# Who is hurt: whoever tests what a board keeps over a restart: serial numbers, keys, calibration, the address of a boot loader are gone, so the
#            firmware provisions itself anew at each boot and the branch for a board that has its number is never run.
#
# Seen here (UICR.CUSTOMER[0] and a word of flash):
#   first boot:           ffffffff 00000000
#   both written:         51e9a7c3 51e9a7c3
#   boot after the reset: ffffffff 51e9a7c3
set -euo pipefail
tmp=$(mktemp -d "${TMPDIR:-/tmp}/finding.XXXXXX")
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
cat >keep.S <<'ASM'
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
 ldr r5, =0x10001080   @ UICR: CUSTOMER[0]
 ldr r6, =0x30000      @ a page of the flash
 ldr r7, =0x51e9a7c3
 bl show
 ldr r0, [r6]
 cmp r0, r7
 beq done              @ the second boot
 movs r0, #2           @ erase the page, then write one word to each
 bl config
 ldr r3, =0x4001e508   @ NVMC: ERASEPAGE
 str r6, [r3]
 bl ready
 movs r0, #1
 bl config
 str r7, [r5]
 bl ready
 str r7, [r6]
 bl ready
 movs r0, #0
 bl config
 bl show
 ldr r3, =0xe000ed0c   @ AIRCR: SYSRESETREQ
 ldr r0, =0x05fa0004
 dsb
 str r0, [r3]
 dsb
done:
 b done
config:                @ NVMC: CONFIG
 ldr r3, =0x4001e504
 str r0, [r3]
ready:                 @ NVMC: READY
 ldr r3, =0x4001e400
1: ldr r2, [r3]
 cmp r2, #1
 bne 1b
 bx lr
show:                  @ both words, least byte first
 push {lr}
 ldr r0, [r5]
 bl send
 ldr r0, [r6]
 bl send
 pop {pc}
send:
 movs r2, #4
2: ldr r3, =0x11c      @ TXDRDY
 movs r1, #0
 str r1, [r4, r3]
 ldr r3, =0x51c        @ TXD
 str r0, [r4, r3]
 ldr r3, =0x11c
3: ldr r1, [r4, r3]
 cmp r1, #0
 beq 3b
 lsrs r0, #8
 subs r2, #1
 bne 2b
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
arm-none-eabi-as -o keep.o keep.S
arm-none-eabi-ld -Ttext 0 -e start -o keep.elf keep.o
arm-none-eabi-objcopy -O binary keep.elf keep.bin
LD_LIBRARY_PATH=$(echo "$tmp"/root/usr/lib/*-linux-gnu) timeout 60 qemu-system-arm -M microbit -kernel keep.bin \
  -display none -monitor none -serial file:out.bin >qemu.log 2>&1 &
qemu=$!
until [ -e out.bin ] && [ "$(wc -c <out.bin)" -ge 24 ]; do # it runs until it is stopped
  kill -0 $qemu 2>/dev/null || break
  sleep 0.1
done
kill $qemu 2>/dev/null || true
wait $qemu 2>/dev/null || true
[ "$(wc -c <out.bin)" -ge 24 ] || { echo "the firmware did not send its 24 bytes" >&2; cat qemu.log >&2; exit 3; }
words() { od -A n -t x4 -j "$1" -N 8 out.bin | sed 's/^ //'; }
first=$(words 0) written=$(words 8) second=$(words 16)
printf 'first boot:           %s\nboth written:         %s\nboot after the reset: %s\n' "$first" "$written" "$second"
[ "$first|$written|$second" = 'ffffffff 00000000|51e9a7c3 51e9a7c3|ffffffff 51e9a7c3' ] ||
  { echo "changed: this is no longer what happens" >&2; exit 1; }
