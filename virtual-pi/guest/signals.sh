# What the lines of a bench are left at, whenever it is ended.
suite=signals
. /host/guest/lib.sh
. /host/guest/bench.sh

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
check "signals: Ctrl-C and SIGTERM right after the first line was claimed leave inputs" at_claim

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
check "signals: Ctrl-C ends the walk and its board, and lets the lines go" walk_interrupted

# Nothing of ours runs then: the kernel takes the line back. gpio-sim leaves it an output, and its level is its pull again.
crashed() {
  held_by_run push-pull "" || return 1
  kill -9 "$runner"
  within 10 unused || fail "the kernel did not take it back: $(line_of 6)" || return 1
  unwire
  kill -9 $(pidof lamp)
  line_of 6 | grep -q 'unused *output' || fail "after a crash: $(line_of 6)"
}
check "signals: after kill -9 the kernel has taken the line back, and promises no more" crashed

report
