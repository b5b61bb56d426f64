#!/usr/bin/env bash
# QEMU's Intel flash programs zeros back to ones; its AMD flash, next door, does not.
#
# Version:   QEMU 7.2 (Debian 12: qemu-system-arm 1:7.2+dfsg), boards vexpress-a9 (pflash_cfi01, Intel's commands) and xilinx-zynq-a9
#            (pflash_cfi02, AMD's); firmware by GNU as 2.40 (binutils-arm-none-eabi).
# Source:    Intel's StrataFlash and AMD's Am29 data sheets: programming changes ones to zeros only; what is to be one again takes an erase of
#            the block. hw/block/pflash_cfi01.c stores what is written, pflash_cfi02.c stores the AND of it and what is there.
# Behaviour: after an erase and C3, programming 9F over it gives 9F on the Intel kind, ready and without an error bit in its status, and 83 on
#            the AMD kind. Nothing is logged.
# Who is hurt: whoever tests a flash file system, a log of settings, an update's flags or a boot loader there: a forgotten erase, an erase of
#            the wrong block, or a record that is written over, all read back well, and fail on the first real board.
#
# Seen here (one byte of a block: erased, C3 programmed, 9F programmed over it; status after the last):
#   pflash_cfi01: FF C3 9F, status 80
#   pflash_cfi02: FF C3 83
set -euo pipefail
tmp=$(mktemp -d "${TMPDIR:-/tmp}/finding.XXXXXX")
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
cat >flash.S <<'ASM'
@ Erases a block, programs one byte twice and prints it each time, by semihosting.
 .syntax unified
 .cpu cortex-a9
 .arm
 .global start
 .macro put, address, value
 ldr r1, =FLASH + \address
 ldr r0, =\value
 out r0, [r1]
 .endm
 .ifdef INTEL           @ two chips of 16 bits side by side: each command goes to both
 .set FLASH, 0x40000000
 .macro out, from, to:vararg
 str \from, \to
 .endm
 .macro program, value
 put 0x100, 0x400040
 put 0x100, 0xffffff00+\value
 bl ready
 .endm
 .else                  @ one chip of 8 bits
 .set FLASH, 0xe2000000
 .macro out, from, to:vararg
 strb \from, \to
 .endm
 .macro unlock, command
 put 0x555, 0xaa
 put 0x2aa, 0x55
 put 0x555, \command
 .endm
 .macro program, value
 unlock 0xa0
 put 0x100, \value
1: ldrb r0, [r1]        @ bit 7 is the data's once it is done
 eor r0, #\value
 tst r0, #0x80
 bne 1b
 .endm
 .endif
start:
 ldr sp, =stack
 .ifdef INTEL
 put 0, 0x500050
 put 0, 0x200020
 put 0, 0xd000d0
 bl ready
 .else
 unlock 0x80
 put 0x555, 0xaa
 put 0x2aa, 0x55
 put 0x000, 0x30
2: ldrb r0, [r1]
 cmp r0, #0xff
 bne 2b
 .endif
 bl show
 program 0xc3
 bl show
 program 0x9f
 bl show
 .ifdef INTEL
 mov r4, r8
 bl print
 .endif
 mov r0, #0x18          @ SYS_EXIT, ADP_Stopped_ApplicationExit
 ldr r1, =0x20026
 svc 0x123456
 .ifdef INTEL
ready:                  @ polls the status, keeps it in R8, and goes back to reading
 ldr r1, =FLASH
 ldr r0, =0x700070
 str r0, [r1]
3: ldr r8, [r1]
 tst r8, #0x80
 beq 3b
 ldr r0, =0xff00ff
 str r0, [r1]
 bx lr
 .endif
show:
 ldr r1, =FLASH + 0x100
 ldrb r4, [r1]
print:                  @ R4's lowest byte and a space
 push {lr}
 lsr r0, r4, #4
 bl digit
 mov r0, r4
 bl digit
 mov r0, #' '
 bl character
 pop {pc}
digit:
 and r0, #15
 cmp r0, #10
 addlo r0, #48
 addhs r0, #55
character:              @ SYS_WRITEC
 ldr r1, =cell
 strb r0, [r1]
 mov r0, #3
 svc 0x123456
 bx lr
 .ltorg
 .bss
cell: .space 8
 .space 256
stack:
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
flash() { # BOARD RAM ASSEMBLER-OPTION...
  arm-none-eabi-as "${@:3}" -o flash.o flash.S
  arm-none-eabi-ld -Ttext "$2" -e start -o flash.elf flash.o
  LD_LIBRARY_PATH=$(echo "$tmp"/root/usr/lib/*-linux-gnu) timeout 60 qemu-system-arm -M "$1" -m 256 -kernel flash.elf \
    -chardev file,id=out,path=out.txt -semihosting-config enable=on,target=native,chardev=out \
    -audiodev none,id=none -display none -monitor none -serial none 2>qemu.log || { cat qemu.log >&2; exit 3; }
  cat out.txt
}
intel=$(flash vexpress-a9 0x60010000 --defsym INTEL=1)
amd=$(flash xilinx-zynq-a9 0x10000)
printf 'pflash_cfi01: %s\npflash_cfi02: %s\n' "$(sed 's/ \(..\) $/, status \1/' <<<"$intel")" "${amd% }"
[ "$intel|$amd" = 'FF C3 9F 80 |FF C3 83 ' ] || { echo "changed: this is no longer what happens" >&2; exit 1; }
