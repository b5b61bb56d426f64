#!/usr/bin/env bash
# On rp2040js's simulated RP2040, in code made by clang, zero and most other numbers are not less than INT64_MAX.
#
# Version:   rp2040js 1.4.1 (npm, Wokwi's simulator of the Raspberry Pi Pico), beside QEMU 7.2 (Debian 12: qemu-system-arm 1:7.2+dfsg), board
#            microbit; firmware by clang 14.0.6 (Debian 12: clang-14), which compares by SUBS, SBCS and BLT. (GCC compares high words first.)
# Source:    ARMv6-M Architecture Reference Manual, SBC (register): the flags are those of Rn + NOT(Rm) + carry; BLT looks at N and V. rp2040js
#            (cortex-m0-core.ts) adds the borrow to Rm first, and 7FFFFFFF + 1 counts as negative for V. (Other cases of overflow were
#            mended, SBCS's own in issue 58; 7FFFFFFF with a borrow is left.)
# Behaviour: a < INT64_MAX is false for 0, 2000000 and -2 alike. With 7FFFFFFE for the high word of b it is right, and in QEMU the same firmware
#            is right each time. Nothing is logged.
# Who is hurt: whoever looks for the earliest of some deadlines from INT64_MAX on, in C by clang or another of LLVM's languages: none is ever
#            earlier, so a scheduler sleeps for ever in the simulator, and on the board all is well.
#
# Seen here (which of both a < b chooses):
#   rp2040js: 0 -> 7fffffff ffffffff, 2000000 -> 7fffffff ffffffff, -2 -> 7fffffff ffffffff; b = 7ffffffe ffffffff: 00000000 001e8480
#   QEMU:     0 -> 00000000 00000000, 2000000 -> 00000000 001e8480, -2 -> ffffffff fffffffe; b = 7ffffffe ffffffff: 00000000 001e8480
set -euo pipefail
command -v npm >/dev/null || { echo "needs npm and node: apt-get install npm" >&2; exit 3; }
tmp=$(mktemp -d "${TMPDIR:-/tmp}/finding.XXXXXX")
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
(npm init -y && npm install --silent --no-audit --no-fund rp2040js@1.4.1) >npm.log 2>&1 || { cat npm.log >&2; exit 3; }
apt-get update -qq
for pinned in clang-14=1:14.0.6 libclang-cpp14=1:14.0.6 libllvm14=1:14.0.6 binutils-arm-none-eabi=2.40 qemu-system-arm=1:7.2+dfsg; do
  exact=$(apt-cache madison "${pinned%%=*}" | awk -v v="${pinned#*=}" 'index($3, v) == 1 {print $3; exit}')
  [ -n "$exact" ] || { echo "no $pinned in the registry" >&2; exit 3; }
  apt-get -o APT::Sandbox::User=root download -qq "${pinned%%=*}=$exact"
done
# The libraries of these are not what is looked at: those that the machine lacks, in any version.
apt-cache depends --no-recommends --no-suggests qemu-system-arm clang-14 libllvm14 | grep -o 'Depends: lib.*' | cut -d ' ' -f 2 >libraries
grep -vE 'clang|llvm|^lib(std)?gcc|libobjc|stdc\+\+-[0-9]' libraries | while read -r name; do
  dpkg -s "$name" >/dev/null 2>&1 || apt-get -o APT::Sandbox::User=root download -qq "$name" 2>/dev/null || true
done
for deb in ./*.deb; do dpkg -x "$deb" root; done
PATH="$tmp/root/usr/bin:$PATH"
LD_LIBRARY_PATH=$(echo "$tmp"/root/usr/lib/*-linux-gnu):$(echo "$tmp"/root/usr/lib/llvm-14/lib)
export LD_LIBRARY_PATH

cat >deadline.c <<'C'
typedef unsigned uint32_t;
typedef long long int64_t;
#define INT64_MAX 0x7fffffffffffffffLL
#define REGISTER(address) (*(volatile uint32_t *)(address))
#ifdef NRF51
static void put(char c) { REGISTER(0x4000211c) = 0; REGISTER(0x4000251c) = c; while (!REGISTER(0x4000211c)) {} }
static void enable(void) { REGISTER(0x40002500) = 4; REGISTER(0x40002008) = 1; }
#else
static void put(char c) { REGISTER(0x40034000) = c; } // UART0
static void enable(void) { REGISTER(0x40034030) = 0x101; }
#endif
void start(void);
__attribute__((section(".vectors"), used)) void *const vectors[] = {(void *)0x20003f00, start};

static int64_t earlier(volatile int64_t a, volatile int64_t b) { int64_t x = a, y = b; return x < y ? x : y; } // not at compile time

static void word(uint32_t value, char end) {
  for (int shift = 28; shift >= 0; shift -= 4) put("0123456789abcdef"[value >> shift & 15]);
  put(end);
}
static void print(int64_t value) { word(value >> 32, ' '); word(value, '\n'); }

void start(void) {
  enable();
  print(earlier(0, INT64_MAX));
  print(earlier(2000000, INT64_MAX));
  print(earlier(-2, INT64_MAX));
  print(earlier(2000000, 0x7ffffffeffffffffLL));
  for (;;) {}
}
C
build() { # NAME TEXT COMPILER-OPTION...
  clang-14 --target=thumbv6m-none-eabi -Os -ffreestanding "${@:3}" -c -o "$1.o" deadline.c
  arm-none-eabi-ld --section-start=.vectors="$2" -Ttext "$(printf '0x%x' $(($2 + 0x100)))" -e start -o "$1.elf" "$1.o"
  arm-none-eabi-objcopy -O binary "$1.elf" "$1.bin"
}
build pico 0x10000000
build nrf 0 -DNRF51
cat >run.js <<'JS'
// Runs the image from the start of the flash until four lines are there.
const { RP2040 } = require('rp2040js');
const image = require('fs').readFileSync('pico.bin');
const chip = new RP2040();
chip.flash.set(image, 0);
chip.core.SP = image.readUInt32LE(0);
chip.core.PC = image.readUInt32LE(4) & ~1;
let text = '';
chip.uart[0].onByte = (byte) => (text += String.fromCharCode(byte));
for (let i = 0; i < 1e6 && text.split('\n').length < 5; i++) chip.core.executeInstruction();
process.stdout.write(text);
JS
node run.js >pico.out
timeout 60 qemu-system-arm -M microbit -kernel nrf.bin -display none -monitor none -serial file:nrf.out \
  >qemu.log 2>&1 &
qemu=$!
until [ -e nrf.out ] && [ "$(wc -l <nrf.out)" -ge 4 ]; do # it runs until it is stopped
  kill -0 $qemu 2>/dev/null || break
  sleep 0.1
done
kill $qemu 2>/dev/null || true
wait $qemu 2>/dev/null || true
[ "$(wc -l <nrf.out)" -ge 4 ] && [ "$(wc -l <pico.out)" -ge 4 ] || { echo "the firmware did not send its lines" >&2; cat qemu.log >&2; exit 3; }
told() { { read -r a && read -r b && read -r c && read -r d; } <"$1" && echo "0 -> $a, 2000000 -> $b, -2 -> $c; b = 7ffffffe ffffffff: $d"; }
printf 'rp2040js: %s\nQEMU:     %s\n' "$(told pico.out)" "$(told nrf.out)"
end='7fffffff ffffffff' two='00000000 001e8480'
[ "$(told pico.out)" = "0 -> $end, 2000000 -> $end, -2 -> $end; b = 7ffffffe ffffffff: $two" ] &&
  [ "$(told nrf.out)" = "0 -> 00000000 00000000, 2000000 -> $two, -2 -> ffffffff fffffffe; b = 7ffffffe ffffffff: $two" ] ||
  { echo "changed: this is no longer what happens" >&2; exit 1; }
