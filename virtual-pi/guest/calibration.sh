# A bench looked over and measured: what it adds to a latency, which wire is wrong, and what it leaves its lines at.
suite=calibration
. /host/guest/lib.sh
set_up_users
set_up_chip
cd /app || exit 3
name=$(basename "$device")
said=/tmp/said
pulled() { echo "pull-$1" >"$lines/sim_gpio6/pull"; }
pulled up # the board's own resistor at its button

# The bench presses on 6 and looks at 27; the board, lamp, has its button on 5, its LED on 17.
# bench DRIVE KEY DELAY [MORE]: how the line of the button is driven, one more key, how long the run lasts after the press, more buttons.
bench() {
  cat >/tmp/bench.yaml <<YAML
name: a bench
version: 1
rig: external
devices:
- id: dut
  mac: "02:00:00:00:00:2A"
  external:
    console: {process: [/bin/lamp, $device, "5", "17"]}
    chip: $name
    buttons: {btn1: {line: 6, active: low, drive: $1}${4:-}}
    leds: {led1: {line: 27}}
    boot: {text: Idle, within: 10s}
    $2
defaults: {timeout: 120s}
steps:
- press: {part-id: btn1, duration: 300ms, bounce: none}
- wait-pin: {part-id: led1, value: 1, timeout: 5s}
- expect-latency: {from: edge, to: led, max: 5s}
- delay: $3
YAML
}
wires() {
  [ -z "${wires:-}" ] || kill $wires 2>/dev/null
  tie "$lines" "$@" &
  wires=$!
}
unwire() { kill $wires && wait $wires 2>/dev/null; }
line_of() { gpioinfo "$name" | grep "line *$1:"; }
median() { sed -n "s/.*$1 \([0-9]*\).*/\1/p" $said | head -1; }

# A wire here is a program that looks every 100 us; the bench is what is left without it.
own() {
  wires 20 21
  drive "$device" 20 21 100 >$said 2>&1 || fail "$(cat $said)" || return 1
  wire=$(median wire_us)
  ends_with 0 $wwep pins --loop 20,21 --gpio-chip "$name" --json || return 1
  unwire
  loop=$(sed -n 's/.*"median-us":\([0-9]*\).*/\1/p' $said)
  [ -n "$loop" ] && [ "$loop" -ge "$wire" ] || fail "the loop took $loop us, its wire alone $wire us: $(cat $said)" || return 1
  [ $((loop - wire)) -le 3000 ] || fail "the bench adds $((loop - wire)) us" || return 1
  latency=$((loop - wire))
  echo "calibration: the wire $wire us, the bench itself $latency us" >>/tmp/figures.log
}
check "calibration: what the bench adds is measured, its wire taken off" own
cat /tmp/figures.log

# Its classes are kept for the starts that follow: starts are what costs here.
good() {
  bench open-drain "" 1ms
  wires 6 5 17 27
  WWEP_JVM=-XX:ArchiveClassesAtExit=/tmp/wwep.jsa ends_with 0 $wwep pins --external /tmp/bench.yaml --yes || return 1
  unwire
  says "^ok .*console .*'Idle' after" && says '^ok .*btn1 .*GPIO6 .*led1 moved after' && says '^ok .*power .*process' && says '^ok .*led1 .*GPIO27 .*moved' || return 1
  line_of 6 | grep -q 'unused *input' || fail "the button's line is left: $(line_of 6)"
}
check "calibration: a board whose wires are right is ok, and its lines are let go of as inputs" good
[ ! -e /tmp/wwep.jsa ] || export WWEP_JVM=-XX:SharedArchiveFile=/tmp/wwep.jsa

# A line that lets go is low where nothing pulls it up: a stuck line of btn1. And the LED of the board has no wire.
bad() {
  pulled down
  bench open-drain "" 1ms ", btn2: {line: 7, drive: push-pull}"
  wires 7 5
  ends_with 1 $wwep pins --external /tmp/bench.yaml --yes || return 1
  unwire
  pulled up
  says '^CHECK .*btn1 ' && says 'the pin reads low while it is put at high' && says "^ok .*btn2 .*prints 'press'" && says '^CHECK .*led1 ' && says 'its LED did not move: dead, or the wire'
}
check "calibration: a stuck line of a button and a dead LED are each told" bad

taken() {
  bench push-pull "" 1ms
  gpioset --mode=signal "$name" 27=1 &
  holder=$!
  within 5 grep -q . /proc/$holder/cmdline
  ends_with 3 $wwep pins --external /tmp/bench.yaml --yes
  outcome=$?
  kill $holder
  [ $outcome -eq 0 ] || return 1
  says "led1 .*GPIO27 .*held by 'gpioset'" && says 'nothing was tried'
}
check "calibration: the holder of a line is named, and nothing is tried" taken

# held_by_run DRIVE KEY: starts a run that presses and then waits, and returns once it holds the button's line; its process in $runner.
held_by_run() {
  bench "$1" "$2" 60s
  wires 6 5 17 27
  interruptible $wwep run /tmp/bench.yaml -v </dev/null >$said 2>&1 &
  within 60 led_lit && sleep 1 || fail "it never came so far: $(cat $said)" || return 1
  runner=
  for process in /proc/[0-9]*; do
    if tr '\0' ' ' <"$process/cmdline" 2>/dev/null | grep -q 'cli.Wwep run'; then runner=${process#/proc/}; fi
  done
  line_of 6 | grep -q 'wwep-press-btn1.*output' || fail "the line is not held: $(line_of 6)"
}
led_lit() { [ "$(cat "$led")" = 1 ]; }
unused() { line_of 6 | grep -q unused; }

# What a run shows of a latency, once the bench has been calibrated, and what Ctrl-C leaves. The kernel says that the line is an open drain,
# and what has let go of it is pulled up.
interrupted() {
  held_by_run open-drain "latency: ${latency:-500}us" || return 1
  line_of 6 | grep -q 'wwep-press-btn1.*output.*open-drain' || fail "the line is no open drain: $(line_of 6)" || return 1
  [ "$(cat "$lines/sim_gpio6/value")" = 1 ] || fail "the line is low, and the button is up" || return 1
  kill -INT "$runner"
  within 20 unused || fail "still held after Ctrl-C: $(line_of 6)" || return 1
  unwire
  line_of 6 | grep -q 'unused *input' || fail "after Ctrl-C: $(line_of 6)" || return 1
  within 20 grep 'edge to led took' $said
  says "edge to led took .*without the bench's own ${latency:-500}us"
}
check "calibration: a run shows a latency with the bench's own and without, its line is an open drain, and an input after Ctrl-C" interrupted
grep 'edge to led took' $said

walk_interrupted() {
  bench open-drain "" 1ms
  wires 6 5 17 27
  interruptible $wwep pins --external /tmp/bench.yaml --yes </dev/null >$said 2>&1 &
  walk=$!
  within 60 grep -q console $said || fail "it came to no row: $(cat $said)" || return 1
  line_of 6 | grep -q wwep-press-btn1 || fail "the line is not held: $(line_of 6)" || return 1
  kill -INT $walk
  wait $walk
  code=$?
  unwire
  [ $code -eq 130 ] || fail "exit code $code: $(cat $said)" || return 1
  line_of 6 | grep -q 'unused *input' || fail "after Ctrl-C: $(line_of 6)" || return 1
  ! pidof lamp >/dev/null || fail "the board's program still runs"
}
check "calibration: Ctrl-C ends the walk and its board, and lets the lines go" walk_interrupted

# struck SIGNAL MILLISECONDS EXIT-CODE COMMAND...: a signal so long after the first line was claimed, when the others are not yet.
struck() {
  signal=$1 delay=$2 wanted=$3
  shift 3
  bench push-pull "" 60s
  wires 6 5 17 27
  interruptible "$@" </dev/null >$said 2>&1 &
  ended=$!
  strike "$device" 6 "$signal" "$delay" $ended || fail "it ended before: $(cat $said)" || return 1
  wait $ended
  got=$?
  unwire
  [ $got -eq "$wanted" ] || fail "exit code $got in place of $wanted: $(cat $said)" || return 1
  for line in 6 27; do
    line_of $line | grep -q 'unused *input' || fail "$signal after $delay ms leaves $(line_of $line)" || return 1
  done
  ! pidof lamp >/dev/null || fail "the board's program still runs"
}
at_claim() {
  struck 2 0 130 $wwep run /tmp/bench.yaml && struck 15 30 143 $wwep pins --external /tmp/bench.yaml --yes
}
check "calibration: Ctrl-C and SIGTERM right after the first line was claimed leave inputs" at_claim

# Nothing of ours runs then: the kernel takes the line back. gpio-sim leaves it an output, and its level is its pull again.
crashed() {
  held_by_run push-pull "" || return 1
  kill -9 "$runner"
  within 10 unused || fail "the kernel did not take it back: $(line_of 6)" || return 1
  unwire
  kill -9 $(pidof lamp)
  line_of 6 | grep -q 'unused *output' || fail "after a crash: $(line_of 6)"
}
check "calibration: after kill -9 the kernel has taken the line back, and promises no more" crashed

report
