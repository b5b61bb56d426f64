# Two benches on one Pi: two wwep at once, each with lines and a board of its own, and a third that wants a line which is taken.
suite=benches
. /host/guest/lib.sh
. /host/guest/bench.sh
export WWEP_JVM=-XX:TieredStopAtLevel=1

# bench_of NAME BUTTON LED BOARD-BUTTON BOARD-LED: a scenario about a lamp of its own; its steps are read from standard input.
bench_of() {
  echo pull-up >"$lines/sim_gpio$2/pull" # the board's own resistor
  {
    cat <<YAML
name: $1
version: 1
rig: external
devices:
- id: $1
  external:
    console: {process: [/bin/lamp, $device, "$4", "$5"]}
    chip: $name
    buttons: {btn1: {line: $2}}
    leds: {led1: {line: $3}}
    boot: {text: Idle, within: 30s}
defaults: {timeout: 900s}
steps:
YAML
    cat
  } >"/tmp/$1.yaml"
}
pressed='- press: {part-id: btn1, duration: 300ms, bounce: none}
- wait-pin: {part-id: led1, value: 1, timeout: 5s}
- press: {part-id: btn1, duration: 300ms, bounce: none}
- wait-pin: {part-id: led1, value: 0, timeout: 5s}'
# The first goes on until the others have ended: a hand presses its board then.
bench_of first 6 27 5 17 <<STEPS
$pressed
- wait-pin: {part-id: led1, value: 1, timeout: 600s}
STEPS
echo "$pressed" | bench_of second 9 12 10 11
echo "$pressed" | bench_of third 6 13 14 15

wires 6 5 17 27 9 10 11 12
$wwep run /tmp/first.yaml -v </dev/null >/tmp/first.log 2>&1 &
first=$!
led_dark() { [ "$(cat "$led")" = 0 ]; }
within 120 led_lit && within 30 led_dark || echo "virtual-pi: the first came to nothing: $(cat /tmp/first.log)"
$wwep run /tmp/second.yaml /tmp/third.yaml -v </dev/null >/tmp/others.log 2>&1
code=$?
held=$(line_of 6)
still=no
kill -0 $first 2>/dev/null && still=yes

beside() {
  [ $still = yes ] || fail "the first had ended: $(cat /tmp/first.log)" || return 1
  grep -q '^PASS /tmp/second.yaml' /tmp/others.log || fail "$(cat /tmp/others.log)"
}
check "benches: a second one, with lines of its own, passes beside the first" beside

taken() {
  [ $code -eq 3 ] || fail "exit code $code: $(cat /tmp/others.log)" || return 1
  grep -q '^ERROR /tmp/third.yaml' /tmp/others.log || fail "$(cat /tmp/others.log)" || return 1
  grep -q "line 6 of $name (press-btn1) is in use by another program, 'wwep-press-btn1'" /tmp/others.log || fail "the holder is not named: $(cat /tmp/others.log)" || return 1
  echo "$held" | grep -q 'wwep-press-btn1.*output' || fail "the first has lost its line: $held"
}
check "benches: a third one that wants a line of the first is told who has it, and the first keeps it" taken

undisturbed() {
  echo pull-down >"$pull" && sleep 1 && echo pull-up >"$pull" # the hand
  within 120 dead $first || fail "the first has not ended: $(cat /tmp/first.log)" || return 1
  wait $first || fail "the first failed: $(cat /tmp/first.log)" || return 1
  unwire
  for line in 6 9 12 13 27; do
    line_of $line | grep -q 'unused *input' || fail "left: $(line_of $line)" || return 1
  done
}
check "benches: the first goes on as if it were alone, and all lines are let go of" undisturbed

report
