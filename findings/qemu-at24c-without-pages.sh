#!/usr/bin/env bash
# QEMU's I²C EEPROM has no pages: a write that wraps on the chip goes on to the next page, so the commonest driver fault passes.
#
# Version:   QEMU 7.2 (Debian 12: qemu-system-arm 1:7.2+dfsg), -device at24c-eeprom on board mps2-an385; firmware by GNU as 2.40
#            (binutils-arm-none-eabi).
# Source:    Microchip's AT24C32 data sheets, "Page Write": only the lower five bits of the address are counted up; at the end of a page of 32
#            bytes the counter returns to the start of the same page. hw/nvram/eeprom_at24c.c counts up to the size of the chip.
# Behaviour: four bytes from 1E on arrive at 1E, 1F, 20 and 21. The chip puts the last two at 00 and 01, over what is there, and leaves 20 and
#            21 as they were. There is no property for a page's size, and nothing is logged. Reads do cross pages on the chip, too.
# Who is hurt: whoever tests a driver, a file system or a settings record for these chips in QEMU: code that forgets to cut its writes at
#            pages reads back what it wrote, for every address and length, and destroys the start of a page on the first real board.
#
# Seen here (blank chip of 4 KiB; 11 22 33 44 written in one transfer to 1E; read back in one):
#   at 00: ff ff
#   at 1e: 11 22
#   at 20: 33 44
set -euo pipefail
tmp=$(mktemp -d "${TMPDIR:-/tmp}/finding.XXXXXX")
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
cat >eeprom.S <<'ASM'
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
 adr r6, written
 movs r7, #7
 bl begin
1: ldrb r0, [r6], #1
 bl byte
 subs r7, #1
 bne 1b
 bl stop
 ldr r7, =2000000      @ longer than the write cycle
2: subs r7, #1
 bne 2b
 bl begin
 movs r0, #0xa0        @ set the address to 0
 bl byte
 movs r0, #0
 bl byte
 movs r0, #0
 bl byte
 bl begin
 movs r0, #0xa1        @ read 34 bytes
 bl byte
 movs r7, #34
3: bl read
 str r0, [r4]
 subs r7, #1
 bne 3b
 bl stop
4: b 4b
written:
 .byte 0xa0, 0x00, 0x1e, 0x11, 0x22, 0x33, 0x44
 .balign 4
begin:
 movs r0, #3
 str r0, [r5]
 movs r0, #2
 str r0, [r5, #4]
 movs r0, #1
 str r0, [r5, #4]
 bx lr
stop:
 movs r0, #2
 str r0, [r5, #4]
 movs r0, #1
 str r0, [r5]
 movs r0, #2
 str r0, [r5]
 bx lr
clock:                 @ SCL up and down
 movs r3, #1
 str r3, [r5]
 ldr r2, [r5]
 str r3, [r5, #4]
 bx lr
byte:
 mov r10, lr
 movs r1, #8
5: movs r2, #2
 tst r0, #0x80
 ite ne
 strne r2, [r5]
 streq r2, [r5, #4]
 bl clock
 lsls r0, #1
 subs r1, #1
 bne 5b
 movs r2, #2
 str r2, [r5]          @ the acknowledge is the chip's
 bl clock
 bx r10
read:
 mov r10, lr
 movs r0, #0
 movs r1, #8
 movs r2, #2
 str r2, [r5]
6: bl clock
 ubfx r2, r2, #1, #1
 lsls r0, #1
 orrs r0, r2
 subs r1, #1
 bne 6b
 movs r2, #2
 str r2, [r5, #4]      @ acknowledge
 bl clock
 movs r2, #2
 str r2, [r5]
 bx r10
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
arm-none-eabi-as -o eeprom.o eeprom.S
arm-none-eabi-ld -Ttext 0 -e start -o eeprom.elf eeprom.o
arm-none-eabi-objcopy -O binary eeprom.elf eeprom.bin
head -c 4096 /dev/zero | tr '\0' '\377' >blank.img
LD_LIBRARY_PATH=$(echo "$tmp"/root/usr/lib/*-linux-gnu) timeout 60 qemu-system-arm -M mps2-an385 -kernel eeprom.bin \
  -drive if=none,id=rom,file=blank.img,format=raw -device at24c-eeprom,bus=i2c,address=0x50,rom-size=4096,drive=rom \
  -display none -monitor none -serial file:out.bin 2>qemu.log &
qemu=$!
for _ in $(seq 600); do # it runs until it is stopped
  [ ! -e out.bin ] || [ "$(wc -c <out.bin)" -lt 34 ] || break
  kill -0 $qemu 2>/dev/null || break
  sleep 0.1
done
kill $qemu 2>/dev/null || true
wait $qemu 2>/dev/null || true
[ -e out.bin ] && [ "$(wc -c <out.bin)" -ge 34 ] || { echo "the firmware did not send its 34 bytes" >&2; cat qemu.log >&2; exit 3; }
at() { od -A n -t x1 -j "$1" -N 2 out.bin | sed 's/^ //'; }
first=$(at 0) last=$(at 0x1e) next=$(at 0x20)
printf 'at 00: %s\nat 1e: %s\nat 20: %s\n' "$first" "$last" "$next"
[ "$first|$last|$next" = 'ff ff|11 22|33 44' ] || { echo "changed: this is no longer what happens" >&2; exit 1; }
