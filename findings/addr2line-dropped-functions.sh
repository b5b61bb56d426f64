#!/usr/bin/env bash
# addr2line names functions that are not in the program, if the linker dropped them and the flash begins at address 0.
#
# Version:   GCC 12.2 for ARM, GNU ld and addr2line 2.40 (Debian 12: gcc-arm-none-eabi 15:12.2, binutils-arm-none-eabi 2.40).
# Source:    GNU ld's manual: --gc-sections drops the sections that nothing refers to. Their debug information stays, with 0 for their addresses.
#            In DWARF 4 ld empties the lists of address ranges that are left over; those of DWARF 5, which GCC 11 and later write,
#            it leaves. Seen in GDB before, on another chip: flipperdevices/flipperzero-firmware, pull request 4144.
# Behaviour: self_test of driver.c, of 0xF0 bytes and used by nobody, covers the vectors (0xC0 bytes) and what follows. addr2line takes start and scale of
#            main.c for it, with a line of driver.c, as long as driver.o is linked first. nm knows no such function. With DWARF 4
#            the name is right. At 0x08000000, where STM32 has its flash, all is right: the same build files behave on one board only.
# Who is hurt: whoever looks up the PC of a fault on nRF, LPC or SAM chips, above all in the first kilobytes, where the reset handler and the
#            fault handlers are: the report blames code that cannot have run.
#
# Seen here (function and line that the address of a function is given):
#   flash at 0:          start: self_test driver.c:8, scale: self_test driver.c:6, self_test in nm: 0
#   flash at 0, DWARF 4: start: start main.c:7, scale: scale main.c:6, self_test in nm: 0
#   flash at 0x08000000: start: start main.c:7, scale: scale main.c:6, self_test in nm: 0
set -euo pipefail
tmp=$(mktemp -d "${TMPDIR:-/tmp}/finding.XXXXXX")
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
apt-get update -qq
for pinned in gcc-arm-none-eabi=15:12.2 binutils-arm-none-eabi=2.40; do
  exact=$(apt-cache madison "${pinned%=*}" | awk -v v="${pinned#*=}" 'index($3, v) == 1 {print $3; exit}')
  [ -n "$exact" ] || { echo "no $pinned in the registry" >&2; exit 3; }
  apt-get -o APT::Sandbox::User=root download -qq "${pinned%=*}=$exact"
done
for library in libisl23 libmpc3 libmpfr6 libgmp10 libzstd1; do apt-get -o APT::Sandbox::User=root download -qq $library 2>/dev/null || true; done # any version
for deb in ./*.deb; do dpkg -x "$deb" root; done
PATH="$tmp/root/usr/bin:$PATH"
LD_LIBRARY_PATH=$(echo "$tmp"/root/usr/lib/*-linux-gnu)
export LD_LIBRARY_PATH

cat >main.c <<'C'
extern int read_sensor(int);
extern unsigned stack_top;
void start(void);
__attribute__((section(".vectors"), used)) void *const vectors[48] = {&stack_top, start};
volatile int out;
__attribute__((noinline)) static int scale(int value) { return value * 9 + 32; }
void start(void) { for (;;) out = scale(read_sensor(out)); }
C
cat >driver.c <<'C'
extern volatile int out;
int self_test(int n) {
  int sum = 0;
  for (int i = 0; i < n; i++) { sum += out * i; out = sum ^ i; if (sum > 1000) out += sum << 3; if (sum < -1000) out -= sum >> 7; }
  for (int i = 0; i < n; i++) { sum ^= out << i; out = sum + i; if (sum > 500) out ^= sum << 5; if (sum < -500) out &= sum >> 11; }
  for (int i = 0; i < n; i++) { sum -= out >> i; out = sum * i; if (sum > 200) out |= sum << 13; if (sum < -200) out += sum >> 17; }
  return sum;
}
int read_sensor(int last) { return (last >> 1) + *(volatile int *)0x40001000; }
C
cat >link.ld <<'L'
SECTIONS {
  .text FLASH : { KEEP(*(.vectors)) *(.text*) }
  .bss 0x20000000 : { *(.bss*) *(COMMON) }
  stack_top = 0x20004000;
}
L
build() { # FLASH COMPILER-OPTION...
  for source in driver main; do
    arm-none-eabi-gcc -mcpu=cortex-m0 -mthumb -O1 -g "${@:2}" -ffunction-sections -c $source.c -o $source.o
  done
  arm-none-eabi-ld --gc-sections --defsym FLASH="$1" -T link.ld driver.o main.o -o firmware.elf
  for name in start scale; do
    address=$(arm-none-eabi-nm firmware.elf | awk -v name=$name '$3 == name {print $1}')
    printf '%s: %s, ' $name "$(arm-none-eabi-addr2line -f -s -e firmware.elf "0x$address" | sed 's/ (discriminator.*//' | paste -sd ' ')"
  done
  echo "self_test in nm: $(arm-none-eabi-nm firmware.elf | grep -c self_test || true)"
}
low=$(build 0)
old=$(build 0 -gdwarf-4)
high=$(build 0x08000000)
printf 'flash at 0:          %s\nflash at 0, DWARF 4: %s\nflash at 0x08000000: %s\n' "$low" "$old" "$high"
right='start: start main.c:7, scale: scale main.c:6, self_test in nm: 0'
[ "$low|$old|$high" = "start: self_test driver.c:8, scale: self_test driver.c:6, self_test in nm: 0|$right|$right" ] ||
  { echo "changed: this is no longer what happens" >&2; exit 1; }
