#!/usr/bin/env bash
# QEMU's TMP105 sensor prints a line of its own on the standard output, in the middle of what the firmware says on "-serial stdio".
#
# Version:   QEMU 7.2 (Debian 12: qemu-system-arm 1:7.2+dfsg), -device tmp105 on board mps2-an385; firmware by GNU as 2.40
#            (binutils-arm-none-eabi).
# Source:    TI's TMP105 data sheet, "Shutdown Mode": bit SD of the configuration register, which battery devices set between two measurements.
#            QEMU's manual: with "-serial stdio" the serial port is on the standard output. hw/sensor/tmp105.c tells the shutdown by printf
#            instead of QEMU's log.
# Behaviour: the firmware sends "T=", sets SD, and sends "21" and a line end. On the standard output "tmp105_write: TMP105 shutdown" and a line
#            end stand between, so there are two lines, and neither is the firmware's. On "-serial file:" the line is whole.
# Who is hurt: whoever reads a board's console from QEMU's output, by expect or line by line: the text that is waited for never comes, and no
#            source of the firmware has the text that does.
#
# Seen here:
#   -serial stdio: T=tmp105_write: TMP105 shutdown\n21\r\n
#   -serial file:  T=21\r\n
set -euo pipefail
tmp=$(mktemp -d "${TMPDIR:-/tmp}/finding.XXXXXX")
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
cat >sensor.S <<'ASM'
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
 movs r0, #'T'
 str r0, [r4]
 movs r0, #'='
 str r0, [r4]
 movs r0, #3           @ START
 str r0, [r5]
 movs r0, #2
 str r0, [r5, #4]
 movs r0, #1
 str r0, [r5, #4]
 movs r0, #0x92        @ the sensor at 0x49, configuration register, SD = 1
 bl byte
 movs r0, #1
 bl byte
 movs r0, #1
 bl byte
 movs r0, #2           @ STOP
 str r0, [r5, #4]
 movs r0, #1
 str r0, [r5]
 movs r0, #2
 str r0, [r5]
 movs r0, #'2'
 str r0, [r4]
 movs r0, #'1'
 str r0, [r4]
 movs r0, #13
 str r0, [r4]
 movs r0, #10
 str r0, [r4]
1: b 1b
byte:
 mov r11, lr
 movs r1, #8
2: movs r2, #2
 tst r0, #0x80
 ite ne
 strne r2, [r5]
 streq r2, [r5, #4]
 bl pulse
 lsls r0, #1
 subs r1, #1
 bne 2b
 movs r2, #2
 str r2, [r5]          @ the acknowledge is the sensor's
 bl pulse
 bx r11
pulse:
 movs r3, #1
 str r3, [r5]
 str r3, [r5, #4]
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
LD_LIBRARY_PATH=$(echo "$tmp"/root/usr/lib/*-linux-gnu)
arm-none-eabi-as -o sensor.o sensor.S
arm-none-eabi-ld -Ttext 0 -e start -o sensor.elf sensor.o
arm-none-eabi-objcopy -O binary sensor.elf sensor.bin
console() { # SERIAL FILE: what is in the file once the line end is there
  rm -f "$2"
  LD_LIBRARY_PATH="$LD_LIBRARY_PATH" timeout 60 qemu-system-arm -M mps2-an385 -kernel sensor.bin -device tmp105,bus=i2c,address=0x49 \
    -display none -monitor none -serial "$1" >stdout 2>qemu.log </dev/null &
  local qemu=$!
  until [ -e "$2" ] && [ "$(tail -c 2 "$2" | od -A n -t x1)" = ' 0d 0a' ]; do # it runs until it is stopped
    kill -0 $qemu 2>/dev/null || break
    sleep 0.1
  done
  kill $qemu 2>/dev/null || true
  wait $qemu 2>/dev/null || true
  [ -s "$2" ] || { echo "nothing was sent" >&2; cat qemu.log >&2; exit 3; }
  sed -z 's/\r/\\r/g; s/\n/\\n/g' "$2" | tr -d '\0'
}
mixed=$(console stdio stdout)
clean=$(console file:uart uart)
printf -- '-serial stdio: %s\n-serial file:  %s\n' "$mixed" "$clean"
[ "$mixed|$clean" = 'T=tmp105_write: TMP105 shutdown\n21\r\n|T=21\r\n' ] || { echo "changed: this is no longer what happens" >&2; exit 1; }
