# A serial adapter in a USB port, an FT232 as QEMU has it: its modem lines, and what becomes of a run when it is pulled out. The board at its
# other end is a shell script on ttyS0; QEMU's monitor is on ttyS1.
suite=usb
. /host/guest/lib.sh
set_up_users
cd /tmp || exit 3
while read -r module; do insmod "/usr/lib/m/$module" || echo "virtual-pi: module $module cannot be loaded"; done </usr/lib/m/usb
mount -t debugfs none /sys/kernel/debug
within 30 test -e /dev/ttyUSB0 || echo "virtual-pi: there is no /dev/ttyUSB0: $(dmesg | tail -n 5)"
cat /sys/kernel/debug/usb/usbmon/0u >usb.log &
for port in /dev/ttyS0 /dev/ttyS1; do stty -F $port raw -echo; done
cat /dev/ttyS1 >monitor.out &

# Counts lines, and pulls its own adapter out when it is told so.
board() {
  count=0
  while read -r line; do
    count=$((count + 1))
    case $line in
      count) echo "count $count" ;;
      unplug)
        printf 'device_del adapter\n' >/dev/ttyS1
        within 20 test ! -e /dev/ttyUSB0
        sleep 1
        printf 'device_add usb-serial,id=adapter,bus=usb.0,chardev=adapter\n' >/dev/ttyS1
        ;;
    esac
  done
}
board </dev/ttyS0 >/dev/ttyS0 2>/dev/null &

cat >usb.yaml <<'YAML'
name: an adapter that is pulled out and plugged in again
version: 1
rig: external
devices:
- id: dut
  external:
    console: {serial: /dev/ttyUSB0, baud: 57600, rts: false}
    reset: {modem: rts, pulse: 200ms}
defaults: {timeout: 60s}
steps:
- write-serial: "count\n"
- wait-serial: count 1
- write-serial: "unplug\n"
- wait-serial: "Part=console: gone"
- wait-serial: "Part=console is back"
- write-serial: "count\n"
- wait-serial: count 3
- reboot: dut
YAML
$wwep run usb.yaml -v </dev/null >"$results/usb-runs.txt" 2>&1
code=$?

unplugged() {
  [ $code -eq 0 ] || fail "exit code $code: $(cat "$results/usb-runs.txt"); $(cat monitor.out)" || return 1
  grep -q 'Part=console: gone: ' "$results/usb-runs.txt" || fail "$(cat "$results/usb-runs.txt")"
}
check "/dev/ttyUSB0 is pulled out and plugged in again, and the run goes on" unplugged

# What went over USB: the adapter's request 1 sets the lines that its upper byte names to what the lower byte says, 1 DTR, 2 RTS.
lines() {
  set -- $(grep -o ' s 40 01 [0-9a-f]\{4\}' usb.log | cut -d' ' -f5)
  # Opened with DTR and without RTS; a reset; then the same once it is plugged in again; another reset, and RTS is held at the end.
  echo "$*" | grep -q '0101 0200 0202 0200 .*0101 0200 .*0202 0202 0200 .*0202' || fail "the modem lines were set so: $*"
}
check "DTR and RTS over USB: as the scenario says, and a reset is a pulse of RTS" lines

report
