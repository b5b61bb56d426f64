# The commands on real GPIO: what they say, how they end, and what becomes of the lines.
suite=commands
. /host/guest/lib.sh
set_up_users
set_up_chip
chgrp 997 "$device"
chmod 660 "$device"

# end COMMAND: runs it for its error, and says what is wrong with its exit code.
said=/tmp/said
ends_with() {
  code=$1
  shift
  "$@" >$said 2>&1 </dev/null &
  ended=$!
  within 60 dead $ended || {
    kill -9 $ended
    fail "it does not end"
    return 1
  }
  wait $ended
  got=$?
  [ $got -eq "$code" ] || fail "exit code $got in place of $code: $(tail -3 $said)"
}
dead() { ! kill -0 "$1"; }
says() { grep -q -- "$1" $said || fail "it does not say '$1', but: $(cat $said)"; }
one_line() { [ "$(grep -c . $said)" -le "$1" ] || fail "more than $1 lines: $(cat $said)"; }

device_of() { $wwep device --hal pi4j --mac 02:00:00:00:00:01 "$@"; }

pins() {
  ends_with 0 $wwep pins && says 'board *Raspberry Pi 4 Model B Rev 1.4' && says "chip *$device.*pinctrl-bcm2711.*54 lines" &&
    says 'board: pi4j, because this is a Raspberry Pi 4'
}
check "pins recognises the board and its chip, and says so" pins

busy() {
  gpioset --mode=signal "$(basename "$device")" 5=1 &
  holder=$!
  within 5 grep -q . /proc/$holder/cmdline
  ends_with 3 device_of --require-hardware && says 'GPIO5 (btn1) is in use by another program' && one_line 2
  outcome=$?
  kill $holder
  wait $holder 2>/dev/null
  return $outcome
}
check "a line held by another program" busy

permission() {
  ends_with 3 as guest $wwep device --hal pi4j && says 'may not open /dev/gpiochip' && says 'usermod -aG gpio' && one_line 2
}
check "an ordinary user outside the group gpio" permission

wrong_pin() {
  echo 0 >$chip/live
  echo 10 >$chip/bank0/num_lines
  echo 1 >$chip/live
  ends_with 3 device_of && says 'the chip refuses GPIO17 (led1)' && one_line 2
  outcome=$?
  echo 0 >$chip/live
  set_up_chip
  return $outcome
}
check "a pin that the chip does not have" wrong_pin

no_suitable_chip() {
  echo 0 >$chip/live
  ends_with 3 device_of && says 'Pi4J does not know the GPIO of Raspberry Pi 4' && one_line 2
  outcome=$?
  set_up_chip
  return $outcome
}
check "a chip, but none of a Pi" no_suitable_chip

no_chip() {
  mkdir -p /dev/away
  mv /dev/gpiochip* /dev/away/
  ends_with 3 device_of && says 'there is no GPIO here (no /dev/gpiochip\*)' && one_line 2
  outcome=$?
  mv /dev/away/* /dev/
  return $outcome
}
check "no chip" no_chip

unknown_board() {
  echo 'Some Other Board' >/tmp/model
  mount --bind /tmp/model /sys/firmware/devicetree/base/model
  ends_with 3 device_of && says 'this is no Raspberry Pi (Some Other Board)' && one_line 2
  outcome=$?
  umount /sys/firmware/devicetree/base/model
  return $outcome
}
check "an unknown board" unknown_board

# From here on a server, and devices that run.
$wwep server >/tmp/server.log 2>&1 </dev/null &
within 60 grep -q 'listening 127.0.0.1:27708 open' /tmp/server.log || echo "no server: $(cat /tmp/server.log)"

log=/tmp/device.log
start_device() {
  : >$log
  sleep 10000 | as pi exec $wwep device --hal pi4j --require-hardware --mac 02:00:00:00:00:01 >$log 2>&1 &
  within 60 grep -q 'Resolving -> Idle' $log || fail "the device does not start: $(tail -3 $log)"
  jvm=$(pgrep -f 'cli.Wwep device')
}
stopped() {
  kill "-$1" "$jvm"
  within 20 dead "$jvm" || fail "it goes on after SIG$1"
}
lit() { [ "$(cat "$led")" = "$1" ]; }
holders() { gpioinfo "$(basename "$device")" | grep -c wwep; }
sent() { grep -c 'Server Response=A' $log; }
count_is() { [ "$(sent)" = "$1" ]; }
frames() { sed -n 's/.* W[0-9A-F]\{4\}050*\([01]\) -> A.*/\1/p' /tmp/server.log; }

# Exactly one frame a press, none lost, in order: 1 0 1 0 ...
exactly() {
  before=$1 presses=$2
  within 60 count_is "$presses"
  usleep 500000
  [ "$(sent)" = "$presses" ] || fail "$presses presses became $(sent) frames; $(tail -2 $log)" || return 1
  frames | tail -n +$((before + 1)) >/tmp/frames
  awk -v n="$presses" '$1 != NR % 2 {bad = bad " " NR} END {if (NR != n) bad = " " NR " in all"; if (bad) {print "frames out of order or lost:" bad; exit 1}}' /tmp/frames
}

first_press() {
  start_device || return 1
  lit 0 || fail "the LED is lit before any press" || return 1
  [ "$(holders)" = 2 ] || fail "the lines are not wwep's: $(gpioinfo)" || return 1
  before=$(frames | wc -l)
  finger "$pull" press 1 200000
  exactly "$before" 1 && { lit 1 || fail "the LED is dark after a press"; }
}
check "a press lights the LED and becomes a frame" first_press

terminated() {
  stopped TERM || return 1
  lit 0 || fail "the LED is lit after SIGTERM" || return 1
  [ "$(holders)" = 0 ] || fail "a line is held after SIGTERM: $(gpioinfo | grep wwep)"
}
check "SIGTERM: the LED goes off, the lines are free, the process ends" terminated

two_hundred() {
  start_device || return 1
  before=$(frames | wc -l)
  finger "$pull" press 200 20000
  exactly "$before" 200
}
check "200 presses, 20 ms apart" two_hundred

killed() {
  finger "$pull" press 1 100000
  stopped KILL || return 1
  [ "$(holders)" = 0 ] || fail "a line is held after kill -9: $(gpioinfo | grep wwep)"
}
check "kill -9: the kernel frees the lines" killed

storm() {
  start_device || return 1
  lit 0 || fail "the next start does not begin with a dark LED" || return 1
  before=$(frames | wc -l)
  finger "$pull" storm 20 7 500 50000
  exactly "$before" 20
}
check "after that the next start works; a storm of 7 edges, 500 us apart, is one press" storm

interrupted() {
  finger "$pull" press 1 100000
  stopped INT || return 1
  lit 0 || fail "the LED is lit after SIGINT" || return 1
  [ "$(holders)" = 0 ] || fail "a line is held after SIGINT: $(gpioinfo | grep wwep)"
}
check "SIGINT: the LED goes off, the lines are free, the process ends" interrupted

report
