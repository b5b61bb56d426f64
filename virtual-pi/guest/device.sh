# The device on real GPIO against the server: what a press becomes, and what becomes of the lines.
suite=device
. /host/guest/lib.sh
set_up_users
set_up_chip

$wwep server >/tmp/server.log 2>&1 </dev/null &
within 60 grep -q 'listening 127.0.0.1:27708 open' /tmp/server.log || echo "no server: $(cat /tmp/server.log)"
# Its first answer loads a thousand classes, which takes this processor longer than a device waits for a reply.
answered() { printf W0001050001 | nc -w 20 127.0.0.1 27708 | grep -q A0001050001; }
answered || echo "the server does not answer: $(cat /tmp/server.log)"

log=/tmp/device.log
start_device() {
  [ ! -e $log ] || cat $log >>/tmp/devices.log
  : >$log
  as pi exec interruptible $wwep device --hal pi4j --require-hardware --mac 02:00:00:00:00:01 --reply-timeout 5s >$log 2>&1 </dev/null &
  within 60 grep -q 'Resolving -> Idle' $log || fail "the device does not start: $(tail -3 $log)"
  jvm=$(device_jvm)
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
  echo pull-down >"$pull"
  within 5 lit 1 || fail "the LED is dark while the button is down" || return 1
  echo pull-up >"$pull"
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
