# The rigs for a real board, on a chip whose lines are tied together, and whose button has a finger.
suite=loopback
. /host/guest/lib.sh
set_up_users
set_up_chip
cd /app || exit 3
press=docs/scenarios/button-press.yaml
plain=docs/scenarios/server-packets.yaml

tied() {
  tie "$lines" 6 5 17 27 &
  wires=$!
  $wwep run $plain docs/scenarios/power-loss.yaml --rig loopback --junit-xml /tmp/loopback.xml </dev/null >/tmp/said 2>&1
  code=$?
  kill $wires
  [ $code -eq 0 ] || fail "exit code $code: $(cat /tmp/said)" || return 1
  grep -q '"rig" value="loopback"' /tmp/loopback.xml || fail "the report does not name the rig"
}
check "loopback: two pins wired to the button's and the LED's" tied

# What the wires are for: without them the press never arrives.
untied() {
  $wwep run $press --rig loopback </dev/null >/tmp/said 2>&1
  code=$?
  [ $code -eq 1 ] || fail "exit code $code: $(cat /tmp/said)" || return 1
  grep -q 'was .*moved the contact of btn1, but the board reads it open' /tmp/said || fail "it does not say what is wrong: $(cat /tmp/said)"
}
check "loopback without its wires fails" untied

# Does what it is asked for, as far as a shell can.
person() {
  exec 7<>/tmp/answers
  touch /tmp/asked
  while [ -e /tmp/asked ]; do
    line=$(grep -o 'please press btn1[a-z ]*\|please release btn1\|is led1 lit? \[y/n\] ' /tmp/asked | sed -n "$1p")
    case $line in
      '') usleep 50000; continue ;;
      *'and hold it') echo pull-down >"$pull" ;;
      *release*) echo pull-up >"$pull" ;;
      *briefly) finger "$pull" press 1 200000 ;;
      *lit*) if [ "$(cat "$led")" = 1 ]; then echo y; else echo n; fi >/tmp/answers ;;
    esac
    set -- $(($1 + 1))
  done
}
asked() {
  rm -f /tmp/answers
  mkfifo /tmp/answers
  : >/tmp/asked
  person 1 &
  helper=$!
  $wwep run $press --rig human </tmp/answers >/tmp/said 2>/tmp/asked
  code=$?
  kill $helper
  [ $code -eq 0 ] || fail "exit code $code: $(cat /tmp/said /tmp/asked)"
}
check "human: asks for a press, and whether the LED is lit" asked

report
