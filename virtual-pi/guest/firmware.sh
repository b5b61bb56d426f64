# Firmware in C on real GPIO: an executable that was compiled for this machine on another one, as a child process of wwep device.
suite=firmware
. /host/guest/lib.sh
set_up_users
set_up_chip
cp /host/firmware/* /tmp/ && chmod 755 /tmp/press /tmp/fork

$wwep server >/tmp/server.log 2>&1 </dev/null &
within 60 grep -q 'listening 127.0.0.1:27708 open' /tmp/server.log || echo "no server: $(cat /tmp/server.log)"
# Its first answer takes this processor longer than the firmware waits for a reply.
answered() { printf W0001050001 | nc -w 20 127.0.0.1 27708 | grep -q A0001050001; }
answered || echo "the server does not answer: $(cat /tmp/server.log)"

log=/tmp/device.log
start_device() {
  : >$log
  as pi exec interruptible $wwep device --hal pi4j --require-hardware --mac 02:00:00:00:00:01 --firmware /tmp/press >$log 2>&1 </dev/null &
  within 60 grep -q ready $log || fail "the firmware does not start: $(tail -3 $log)" || return 1
  jvm=$(device_jvm)
  child=$(pidof press)
  [ -n "$child" ] || fail "there is no child process"
}
lit() { [ "$(cat "$led")" = "$1" ]; }
holders() { gpioinfo "$(basename "$device")" | grep -c wwep; }
# This firmware tries once and waits for half a second, which is short for this processor: what counts is that the server has each press.
frames() { sed -n 's/.* W[0-9A-F]\{4\}050*\([01]\) -> A.*/\1/p' /tmp/server.log | tail -n +2; }
count_is() { [ "$(frames | wc -l)" = "$1" ]; }

# So many presses since power on are so many frames, in order: 1 0 1 0 ...
presses() {
  within 60 count_is "$1"
  usleep 500000
  frames >/tmp/frames
  awk -v n="$1" '$1 != NR % 2 {bad = bad " " NR} END {if (NR != n) bad = " " NR " in all"; if (bad) {print "frames out of order or lost:" bad; exit 1}}' /tmp/frames ||
    fail "$(tail -5 $log)"
}

first_press() {
  start_device || return 1
  lit 0 || fail "the LED is lit before any press" || return 1
  [ "$(holders)" = 2 ] || fail "the lines are not wwep's: $(gpioinfo)" || return 1
  echo pull-down >"$pull"
  within 5 lit 1 || fail "the LED is dark while the button is down" || return 1
  echo pull-up >"$pull"
  presses 1
}
check "a press of firmware in C lights the LED and becomes a frame" first_press

twenty() { finger "$pull" press 20 100000 && presses 21; }
check "20 presses, 100 ms apart" twenty

terminated() {
  kill -TERM "$jvm"
  within 20 dead "$jvm" || fail "it goes on after SIGTERM" || return 1
  dead "$child" || fail "the child process outlives it" || return 1
  lit 0 || fail "the LED is lit after SIGTERM" || return 1
  [ "$(holders)" = 0 ] || fail "a line is held after SIGTERM: $(gpioinfo | grep wwep)"
}
check "SIGTERM: the LED goes off, the lines are free, no process is left" terminated

killed() {
  start_device || return 1
  kill -KILL "$jvm"
  within 20 dead "$child" || fail "the child process outlives its host" || return 1
  [ "$(holders)" = 0 ] || fail "a line is held after kill -9: $(gpioinfo | grep wwep)"
}
check "kill -9: the child process ends, and the kernel frees the lines" killed

forbidden() {
  ends_with 1 as pi $wwep device --hal pi4j --require-hardware --mac 02:00:00:00:00:01 --firmware /tmp/fork &&
    says 'FORBIDDEN_CALL: fork()' && within 5 grep -q 0 "$led" && { [ "$(holders)" = 0 ] || fail "a line is held: $(gpioinfo | grep wwep)"; }
}
check "firmware that forks is stopped by the kernel, and says so" forbidden

report
