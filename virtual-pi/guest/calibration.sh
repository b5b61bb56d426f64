# A bench looked over and measured: what it adds to a latency, and which wire is wrong.
suite=calibration
. /host/guest/lib.sh
. /host/guest/bench.sh

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

report
