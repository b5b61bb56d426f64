# What the suites about a bench share: a board, lamp, behind wires, and a scenario about it.
set_up_users
set_up_chip
cd /app || exit 3
name=$(basename "$device")
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
