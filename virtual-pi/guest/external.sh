# The rig external: a board that is another program, with lines of its own, behind wires; the bench has the lines at their other ends.
suite=external
. /host/guest/lib.sh
set_up_users
set_up_chip
cd /app || exit 3
name=$(basename "$device")

# The bench presses on 6 and looks at 27; the board has its button on 5, its LED on 17. The bench drives both levels: a line of gpio-sim
# that an open drain has pulled low stays low when it is let go, whatever its pull is.
cat >/tmp/press.yaml <<EOF
name: a board behind wires
version: 1
rig: external
devices:
- id: dut
  mac: "02:00:00:00:00:2A"
  external:
    console: {process: [$wwep, device, --hal, cdev, --gpio-chip, $name, --mac, "02:00:00:00:00:2A", --server, "{host}:{port}"]}
    chip: $name
    buttons: {btn1: {line: 6, active: low, drive: push-pull}}
    leds: {led1: {line: 27}}
    boot: {text: Idle, within: 60s}
defaults: {timeout: 120s}
steps:
- expect-pin: {part-id: led1, value: 0}
- press: {part-id: btn1, duration: 300ms, bounce: typical}
- wait-frame: {command: W, value: 0001, reply: A, within: 20s}
- expect-pin: {part-id: led1, value: 1}
- expect-latency: {from: edge, to: led, max: 5s}
- press: {part-id: btn1, duration: 300ms, bounce: none}
- wait-frame: {command: W, value: 0000, within: 20s}
- wait-pin: {part-id: led1, value: 0}
- expect-register: {value: 0000}
EOF

# wired SCENARIO [OUT IN ...]: the bench's run of it with these wires, its exit code in $code.
wired() {
  scenario=$1
  shift
  wires=
  if [ $# -gt 0 ]; then
    tie "$lines" "$@" &
    wires=$!
  fi
  $wwep run $scenario -v </dev/null >/tmp/said 2>&1
  code=$?
  [ -z "$wires" ] || kill $wires
}

whole() {
  wired /tmp/press.yaml 6 5 17 27
  [ $code -eq 0 ] || fail "exit code $code: $(cat /tmp/said)" || return 1
  grep -q 'led1=1\|LED led1=1' /tmp/said || fail "the LED is not on the timeline: $(cat /tmp/said)"
}
check "external: a board behind wires is pressed and looked at" whole

stuck() {
  sed 's/within: 20s/within: 8s/' /tmp/press.yaml >/tmp/stuck.yaml
  wired /tmp/stuck.yaml 17 27
  [ $code -eq 1 ] || fail "exit code $code: $(cat /tmp/said)" || return 1
  grep -q 'step 3 "wait-frame"' /tmp/said || fail "it is another step: $(cat /tmp/said)"
}
check "external: a button line that is not wired fails where the frame is waited for" stuck

dark() {
  wired /tmp/press.yaml 6 5
  [ $code -eq 1 ] || fail "exit code $code: $(cat /tmp/said)" || return 1
  grep -q 'step 4 "expect-pin".*led1' /tmp/said || fail "it is another step: $(cat /tmp/said)"
}
check "external: a dead LED fails where it is looked at" dark

# The board dies in the middle; the bench says so, and lets go of its lines.
killed() {
  sed 's/^- expect-register.*/- delay: 3s/; s/^- press: {part-id: btn1, duration: 300ms, bounce: none}/- write-serial: "quit\\n"/' /tmp/press.yaml >/tmp/killed.yaml
  wired /tmp/killed.yaml 6 5 17 27
  [ $code -eq 1 ] || fail "exit code $code: $(cat /tmp/said)" || return 1
  grep -q 'dut failed.*EXITED: the program ended with exit code 0' /tmp/said || fail "it does not say so: $(cat /tmp/said)" || return 1
  gpioget "$name" 6 >/dev/null || fail "the line is still held"
}
check "external: a board that ends is told, and the lines are let go" killed

# A line that another program holds is named.
taken() {
  gpioset --mode=signal "$name" 6=1 &
  holder=$!
  within 5 grep -q . /proc/$holder/cmdline
  wired /tmp/press.yaml
  kill $holder
  [ $code -eq 3 ] || fail "exit code $code: $(cat /tmp/said)" || return 1
  grep -q 'line 6 of' /tmp/said || fail "it does not name the line: $(cat /tmp/said)"
}
check "external: a line that is held by another program is named" taken

report
