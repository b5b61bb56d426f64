#!/usr/bin/env bash
# simavr does not know the modes of an AVR's EEPROM: "erase only" writes the data, "write only" sets bits that stay 0 on the chip.
#
# Version:   simavr 1.6 (Debian 12: simavr, libsimavr2), beside avr8js 0.21.1 (npm); firmware by avr-as of Debian's binutils-avr 2.26.
# Source:    ATmega328P data sheet, EEPROM control register EECR, bits EEPM1:0: erase and write in one (00), erase only (01), write only (10).
#            An erase leaves FF whatever EEDR holds, and a write without one can only turn bits to 0. In simavr's avr_eeprom.c each start
#            of a write stores EEDR; the bits EEPM are not asked.
# Behaviour: after 3C was written, F0 "write only" gives F0, where the chip keeps 30, and 55 "erase only" gives 55, where the chip has FF.
#            Nothing is logged. avr8js, given the same HEX file, does as the data sheet says. With the default mode all is well.
# Who is hurt: whoever tests wear levelling, counters or flags that clear single bits without an erase: the order "write before erase" and
#            a forgotten erase pass every test in simavr, and an erased record looks like one that is still there.
#
# Seen here (one byte, read after: 3C erase and write; F0 write only; 55 erase only):
#   simavr: 3C F0 55
#   avr8js: 3C 30 FF
set -euo pipefail
command -v npm >/dev/null || { echo "needs npm and node: apt-get install npm" >&2; exit 3; }
tmp=$(mktemp -d "${TMPDIR:-/tmp}/finding.XXXXXX")
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
(npm init -y && npm install --silent --no-audit --no-fund avr8js@0.21.1) >npm.log 2>&1 || { cat npm.log >&2; exit 3; }
apt-get update -qq
for pinned in simavr=1.6+ libsimavr2=1.6+ binutils-avr=2.26; do
  exact=$(apt-cache madison "${pinned%=*}" | awk -v v="${pinned#*=}" 'index($3, v) == 1 {print $3; exit}')
  [ -n "$exact" ] || { echo "no $pinned in the registry" >&2; exit 3; }
  apt-get -o APT::Sandbox::User=root download -qq "${pinned%=*}=$exact"
done
apt-get -o APT::Sandbox::User=root download -qq libelf1 # any version
for deb in ./*.deb; do dpkg -x "$deb" root; done
PATH="$tmp/root/usr/bin:$PATH"

cat >eeprom.S <<'ASM'
; Writes one byte in the three modes and sends, in hexadecimal, what is there after each.
 .macro write, mode, value
1: sbic 0x1f, 1      ; until EEPE is 0
 rjmp 1b
 ldi r16, \mode
 out 0x1f, r16       ; EECR: EEPM1:0
 ldi r16, \value
 out 0x20, r16       ; EEDR
 sbi 0x1f, 2         ; EEMPE
 sbi 0x1f, 1         ; EEPE
 rcall show
 .endm
 ldi r16, 0x08
 out 0x3e, r16       ; SP = 0x08ff
 ldi r16, 0xff
 out 0x3d, r16
 ldi r16, 8
 sts 0xc4, r16       ; UBRR0L
 sts 0xc1, r16       ; UCSR0B: TXEN0
 ldi r16, 0
 out 0x22, r16       ; EEARH
 ldi r16, 4
 out 0x21, r16       ; EEARL
 write 0x00, 0x3c
 write 0x20, 0xf0
 write 0x10, 0x55
 ldi r17, 10
 rcall send
 ldi r26, 0
2: adiw r26, 1       ; until the last byte is out
 brne 2b
 cli
 sleep               ; simavr ends here
show:
 sbic 0x1f, 1
 rjmp show
 sbi 0x1f, 0         ; EERE
 in r18, 0x20
 mov r17, r18
 swap r17
 rcall digit
 mov r17, r18
 rcall digit
 ldi r17, ' '
 rjmp send
digit:
 andi r17, 15
 cpi r17, 10
 brcs 3f
 subi r17, -7
3: subi r17, -48
send:
 lds r19, 0xc0
 sbrs r19, 5         ; UDRE0
 rjmp send
 sts 0xc6, r17       ; UDR0
 ret
ASM
avr-as -mmcu=avr5 -o eeprom.o eeprom.S
avr-ld -m avr5 -Ttext 0 -o eeprom.elf eeprom.o 2>ld.log || { cat ld.log >&2; exit 3; }
avr-objcopy -O ihex eeprom.elf eeprom.hex
cat >run.js <<'JS'
// Runs the HEX file in avr8js until the line is there.
const { CPU, avrInstruction, AVREEPROM, EEPROMMemoryBackend, AVRUSART, usart0Config } = require('avr8js');
const program = new Uint8Array(0x8000);
for (const [, count, at, data] of require('fs').readFileSync('eeprom.hex', 'utf8').matchAll(/^:(..)(....)00(.*)..\r?$/gm)) {
  Buffer.from(data, 'hex').subarray(0, parseInt(count, 16)).copy(program, parseInt(at, 16));
}
const cpu = new CPU(new Uint16Array(program.buffer));
new AVREEPROM(cpu, new EEPROMMemoryBackend(1024));
let line = '';
new AVRUSART(cpu, usart0Config, 16e6).onByteTransmit = (byte) => (line += String.fromCharCode(byte));
while (!line.endsWith('\n') && cpu.cycles < 16e6) {
  avrInstruction(cpu);
  cpu.tick();
}
console.log(line.trim());
JS
simavr=$(LD_LIBRARY_PATH=$(echo "$tmp"/root/usr/lib/*-linux-gnu) timeout 20 simavr -m atmega328p -f 16000000 eeprom.hex 2>&1 |
  grep -aoE '([0-9A-F]{2} ){3}' | head -n 1) || true
other=$(node run.js)
[ -n "$simavr" ] && [ -n "$other" ] || { echo "the firmware did not send its line" >&2; exit 3; }
printf 'simavr: %s\navr8js: %s\n' "${simavr% }" "$other"
[ "$simavr|$other" = '3C F0 55 |3C 30 FF' ] || { echo "changed: this is no longer what happens" >&2; exit 1; }
