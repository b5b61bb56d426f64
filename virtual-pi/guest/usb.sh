# A serial adapter in a USB port, an FT232 as QEMU has it: its settings and modem lines, and what becomes of a run when it is pulled out. The board at its
# other end is a shell script on ttyS0; QEMU's monitor is on ttyS1.
suite=usb
. /host/guest/lib.sh
set_up_users
cd /tmp || exit 3
. /host/guest/usb-port.sh
cat /sys/kernel/debug/usb/usbmon/0u >usb.log &

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
    console: {serial: /dev/ttyUSB0, baud: 57600, parity: even, stop-bits: 2, rts: false}
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
cat >flow.yaml <<'YAML'
name: an adapter whose other end is held back by its lines
version: 1
rig: external
devices:
- id: dut
  external:
    console: {serial: /dev/ttyUSB0, flow: rts-cts}
    reset: {modem: dtr, pulse: 200ms}
defaults: {timeout: 60s}
steps:
- write-serial: "count\n"
- wait-serial: count 4
YAML
$wwep run usb.yaml flow.yaml -v </dev/null >"$results/usb-runs.txt" 2>&1
code=$?

unplugged() {
  [ $code -eq 0 ] || fail "exit code $code: $(cat "$results/usb-runs.txt"); $(cat /tmp/monitor.out)" || return 1
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

# Request 3 sets the divisor of 3 MHz for the speed, with its eighths; 4 the data bits, the parity from bit 8 on (2: even), the stop bits from bit
# 11 on (2: two); 2 the flow control, by the upper byte of its index (1: RTS and CTS).
settings() {
  for request in '03 c034' '04 1208' '03 001a' '04 0008' '02 0000 01'; do
    grep -q " s 40 $request" usb.log || fail "there is no request $request: $(grep -o ' s 40 0[234] [0-9a-f]* [0-9a-f]*' usb.log | sort | uniq -c)" || return 1
  done
  dtr=$(grep -o ' s 40 01 01[0-9a-f]\{2\}' usb.log | tail -n 4 | cut -d' ' -f5 | paste -sd' ')
  case $dtr in *'0100 0101'*) ;; *) fail "the reset by DTR was $dtr" ;; esac
}
check "speed, parity, stop bits and flow control over USB, and a reset by DTR" settings

report
