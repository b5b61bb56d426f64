#!/usr/bin/env bash
# simavr works out a UART's speed when UBRR0L is written, so double speed that is set afterwards has no effect.
#
# Version:   simavr 1.6 (Debian 12: simavr, libsimavr2), firmware by avr-as of Debian's binutils-avr 2.26.
# Source:    ATmega328P data sheet, USART register UCSR0A: U2X0 = 1 makes the divisor 8 instead of 16. It is a bit of its own that counts
#            from when it is set; the data sheet asks for no order of the registers.
# Behaviour: UBRR0 = 207 and U2X0 are 9600 baud at 16 MHz. With U2X0 set first, simavr sends a byte in 1144 us; with U2X0 set after UBRR0L
#            in 2288 us, twice as long. So it is with a second stop bit that is set in UCSR0C afterwards. (That 8N1 takes
#            1144 us and not 1040 is known: simavr counts a parity bit always, its issues 199 and 374.)
# Who is hurt: whoever measures time-outs, throughput or the load of an interrupt in simavr with a start-up that writes the divisor first,
#            as many do. The text on the console is right, so only the times are wrong, by more than two.
#
# Seen here (us per byte, measured by the firmware with Timer1 over 8 bytes; 1040 on the chip):
#   U2X0, then UBRR0: 1144
#   UBRR0, then U2X0: 2288
set -euo pipefail
tmp=$(mktemp -d "${TMPDIR:-/tmp}/finding.XXXXXX")
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
apt-get update -qq
for pinned in simavr=1.6+ libsimavr2=1.6+ binutils-avr=2.26; do
  exact=$(apt-cache madison "${pinned%=*}" | awk -v v="${pinned#*=}" 'index($3, v) == 1 {print $3; exit}')
  [ -n "$exact" ] || { echo "no $pinned in the registry" >&2; exit 3; }
  apt-get -o APT::Sandbox::User=root download -qq "${pinned%=*}=$exact"
done
apt-get -o APT::Sandbox::User=root download -qq libelf1 # any version
for deb in ./*.deb; do dpkg -x "$deb" root; done
PATH="$tmp/root/usr/bin:$PATH"

cat >uart.S <<'ASM'
; Sends eight times "U" and then, in hexadecimal, the ticks of 0.5 us that they took.
 .macro put register, value
 ldi r16, \value
 sts \register, r16
 .endm
 ldi r16, 0x08
 out 0x3e, r16    ; SP = 0x08ff
 ldi r16, 0xff
 out 0x3d, r16
.if first
 put 0xc0, 2      ; UCSR0A: U2X0
.endif
 put 0xc5, 0      ; UBRR0H
 put 0xc4, 207    ; UBRR0L
.ifeq first
 put 0xc0, 2
.endif
 put 0xc2, 6      ; UCSR0C: 8N1
 put 0xc1, 8      ; UCSR0B: TXEN0
 put 0x81, 2      ; TCCR1B: clk / 8
 rcall letter     ; fill the buffer, so that each of the eight waits for one byte
 rcall letter
 rcall letter
 lds r20, 0x84    ; TCNT1
 lds r21, 0x85
 ldi r25, 8
1: rcall letter
 dec r25
 brne 1b
 lds r22, 0x84
 lds r23, 0x85
 sub r22, r20
 sbc r23, r21
 ldi r17, 10
 rcall send
 mov r18, r23
 rcall hex
 mov r18, r22
 rcall hex
 ldi r17, 10
 rcall send
 ldi r26, 0
2: adiw r26, 1    ; until the last byte is out
 brne 2b
 cli
 sleep            ; simavr ends here
hex:
 mov r17, r18
 swap r17
 rcall digit
 mov r17, r18
digit:
 andi r17, 15
 cpi r17, 10
 brcs 3f
 subi r17, -7
3: subi r17, -48
 rjmp send
letter:
 ldi r17, 'U'
send:
 lds r19, 0xc0
 sbrs r19, 5      ; UDRE0
 rjmp send
 sts 0xc6, r17    ; UDR0
 ret
ASM
micros() { # FIRST: 1 if U2X0 is set before the divisor
  avr-as -mmcu=avr5 --defsym first="$1" -o uart.o uart.S
  avr-ld -m avr5 -Ttext 0 -o uart.elf uart.o 2>ld.log || { cat ld.log >&2; exit 3; }
  avr-objcopy -O ihex uart.elf uart.hex
  local ticks
  ticks=$(LD_LIBRARY_PATH=$(echo "$tmp"/root/usr/lib/*-linux-gnu) timeout 20 simavr -m atmega328p -f 16000000 uart.hex 2>&1 | grep -aoE '[0-9A-F]{4}\.' | head -n 1)
  echo $((0x${ticks%.} / 16))
}
before=$(micros 1) after=$(micros 0)
printf 'U2X0, then UBRR0: %s\nUBRR0, then U2X0: %s\n' "$before" "$after"
[ "$before" = 1144 ] && [ "$after" = 2288 ] || { echo "changed: this is no longer what happens" >&2; exit 1; }
