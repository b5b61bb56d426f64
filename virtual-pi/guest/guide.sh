# The steps of docs/how-to/test-your-own-board.md, with wires: the file is the page's own. The board has a relay at the bench's GPIO22, its button
# on 5 at the bench's GPIO6, its LED on 17 at GPIO27, and its console on ttyS0, the other end of the adapter in the USB port.
suite=guide
. /host/guest/lib.sh
. /host/guest/bench.sh
. /host/guest/usb-port.sh
cp /host/wires.yaml /tmp/wires.yaml
sed -i "s/chip: gpiochip0/chip: $name/" /tmp/wires.yaml
id=018C # the sum of the page's MAC address

# The board's supply, behind the relay.
supply() {
  powered=0
  while :; do
    read -r level <"$lines/sim_gpio22/value"
    if [ "$level" = 1 ] && [ $powered = 0 ]; then
      powered=1
      board "$name" 5 17 $id 27708 </dev/ttyS0 >/dev/ttyS0 &
      running=$!
    elif [ "$level" = 0 ] && [ $powered = 1 ]; then
      powered=0
      kill -9 $running
    fi
    usleep 100000 # the file says that the power is off for 500 ms at least
  done
}

measured() {
  wires 5 6
  ends_with 0 $wwep pins --loop GPIO5,GPIO6 --gpio-chip "$name" || return 1
  unwire
  says '^loop .*GPIO5 to GPIO6: 100 edges: median [0-9.]*[mu]s, p95' || return 1
  latency=$(sed -n 's/^ *latency: *//p' $said)
  [ -n "$latency" ] || fail "no latency to copy: $(cat $said)"
}
check "guide: what the bench takes itself is measured by two lines and a wire, as a line to copy" measured

wires 6 5 17 27
supply 2>/dev/null &
walked() {
  ends_with 0 $wwep pins --external /tmp/wires.yaml --yes || return 1
  says "^ok .*console .*/dev/ttyUSB0@115200 .*'Idle' after" && says '^ok .*btn1 .*GPIO6 .*led1 moved after' &&
    says "^ok .*power .*GPIO22 .*off, on .*'Idle' after" && says '^ok .*led1 .*GPIO27 .*moved' && says 'the wiring is as the file says'
}
check "guide: the page's wiring is looked over" walked

run_once() {
  sed -i "s/^    boot:/    latency: ${latency:-1us}\n&/" /tmp/wires.yaml
  ends_with 0 $wwep run /tmp/wires.yaml -v || return 1
  says '^PASS /tmp/wires.yaml (external' && says "edge to led took .*without the bench's own" || return 1
  for line in 6 27; do
    line_of $line | grep -q 'unused *input' || fail "left: $(line_of $line)" || return 1
  done
  within 10 board_off || fail "the board still has power"
}
board_off() { ! pidof board; }
check "guide: the page's scenario passes, with what the bench takes itself taken off" run_once
grep 'edge to led took' $said

refused() {
  ! as pi "$wwep run /tmp/wires.yaml" >$said 2>&1 </dev/null || fail "another user may open the console: $(cat $said)" || return 1
  says 'BENCH: this user may not open /dev/ttyUSB0: the group dialout may' || return 1
  printf 'device_del adapter\n' >/dev/ttyS1
  within 20 test ! -e /dev/ttyUSB0 || fail "it cannot be pulled out: $(cat /tmp/monitor.out)" || return 1
  ends_with 1 $wwep run /tmp/wires.yaml || return 1
  says 'BENCH: there is no /dev/ttyUSB0'
}
check "guide: a console of another group and one that is not plugged in are told as the page has it" refused

report
