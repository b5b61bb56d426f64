# The rig external: boards that are other programs, with lines of their own, behind wires; the bench has the lines at their other ends.
# All runs are in one JVM, since its start is what costs here: each ends by itself as it should, and lets go of what the next one needs.
suite=external
. /host/guest/lib.sh
set_up_users
set_up_chip
mkdir -p /dev/pts
mount -t devpts devpts /dev/pts
export WWEP_JVM=-XX:TieredStopAtLevel=1 # seven short runs
cd /tmp || exit 3
name=$(basename "$device")
# A second chip, as of a USB adapter: the bench finds it by its label.
usb=/sys/kernel/config/gpio-sim/usb
mkdir -p $usb/bank0
echo 64 >$usb/bank0/num_lines
echo usb-adapter >$usb/bank0/label
echo 1 >$usb/live
adapter=/sys/devices/platform/$(cat $usb/dev_name)/$(cat $usb/bank0/chip_name)
id=002C # the sum of the MAC address
console=/tmp/console
log=$results/external-runs.txt

# scenario NAME CONSOLE BUTTON LED [MORE]: its steps are read from standard input. The bench's 6, and 40, are wired to a board's button, on 5,
# and its 27, and 45 of the adapter, to the LED, on 17; its 9 and 12 are wired to another board; 7 and 13 go nowhere, and 8 is taken.
scenario() {
  cat >"$1.yaml" <<HEAD
name: $1
version: 1
rig: external
devices:
- id: dut
  mac: "02:00:00:00:00:2A"
  external:
    console: $2
    chip: $name
    buttons: {btn1: {line: $3, active: low}}
    leds: {led1: {line: "$4"}}
    ${5:-boot: {text: Idle, within: 60s\}}
defaults: {timeout: 120s}
steps:
HEAD
  cat >>"$1.yaml"
}
# Firmware in C, an executable of its own, with lines and a network of its own.
cp /host/firmware/press /tmp/ && chmod 755 /tmp/press
native="{process: [$wwep, device, --hal, cdev, --gpio-chip, $name, --mac, '02:00:00:00:00:2A', --firmware, /tmp/press, --server, '{host}:{port}']}"
foreign="{process: [board, $name, '5', '17', '$id', '{port}'], terminal: true}" # its console is a pseudo-terminal
press='- press: {part-id: btn1, duration: 300ms, bounce: typical}
- wait-frame: {command: W, value: 0001, reply: A, within: 8s}
- expect-pin: {part-id: led1, value: 1}'

scenario wired "$native" 40 usb-adapter:45 'boot: {text: ready, within: 60s}' <<STEPS
- expect-pin: {part-id: led1, value: 0}
- press: {part-id: btn1, duration: 300ms, bounce: none}
- wait-frame: {command: W, value: 0001, within: 20s}
- expect-pin: {part-id: led1, value: 1}
- expect-latency: {from: edge, to: led, max: 5s}
- wait-serial: "send W${id}050001"
- press: {part-id: btn1, duration: 300ms, bounce: none}
- wait-frame: {command: W, value: 0000, within: 20s}
- wait-pin: {part-id: led1, value: 0}
STEPS
echo "$press" | scenario pi4j "$foreign" "6, drive: push-pull" 27 "boot: {text: Idle, within: 60s}
    hal: pi4j
    leave: {btn1: released}"
echo "$press" | scenario stuck "$foreign" 7 27
echo "$press" | scenario dark "$foreign" 6 13
scenario killed "$foreign" 6 27 <<STEPS
$press
- write-serial: "die\n"
- delay: 3s
STEPS
# A board that is there before the run and after it: only its console comes and goes.
scenario unplugged "pty:$console" 9 12 'network: {address: 127.0.0.1, port: 27709}' <<STEPS
- write-serial: "unplug\n"
- wait-serial: "Part=console: gone"
- wait-serial: "Part=console is back"
$press
- wait-serial: "reply A${id}050001"
STEPS
echo "$press" | scenario taken "$foreign" 8 27

for line in 6 40 9; do echo pull-up >"$lines/sim_gpio$line/pull"; done # the boards' resistors at their buttons
tie "$lines" 6 5 40 5 17 27 17 "$adapter:45" 9 10 11 12 &
wires=$!
board "$name" 10 11 "$id" 27709 $console &
board=$!
gpioset --mode=signal "$name" 8=1 &
holder=$!
within 5 grep -q . /proc/$holder/cmdline && within 5 test -e $console
$wwep run wired.yaml pi4j.yaml unplugged.yaml stuck.yaml dark.yaml killed.yaml taken.yaml -v </dev/null >"$log" 2>&1
code=$?
kill $wires $holder

# ended VERDICT NAME PATTERN...: how that run ended, and what it said.
ended() {
  awk -v name="$2.yaml" '/^(PASS|FAIL|ERROR|TIMEOUT) /{on = $2 == name} /^[0-9]+ runs: /{on = 0} on' "$log" >said
  grep -q "^$1 " said || fail "no $1: $(cat said; tail -n 5 "$log")" || return 1
  shift 2
  for pattern; do grep -q -- "$pattern" said || fail "it does not say '$pattern': $(cat said)" || return 1; done
}
wired() { ended PASS wired 'LED led1=1'; }
check "external: native firmware in C behind wires to two chips is pressed and looked at" wired
pi4j() { ended PASS pi4j 'LED led1=1'; }
check "external: the lines may be Pi4J's, and a board's console a terminal of its own" pi4j
unplugged() {
  ended PASS unplugged 'Part=console: gone: ' "reply A${id}050001" && { kill $board || fail "the board has not outlived the run"; }
}
check "external: a console that is unplugged is told, is taken up again, and the run goes on" unplugged
failures() {
  ended FAIL stuck 'step 2 "wait-frame"' && ended FAIL dark 'expected .*led1' &&
    ended FAIL killed 'dut failed.*EXITED: the program ended with exit code 137' && ended ERROR taken 'line 8 of' || return 1
  [ $code -eq 1 ] || fail "exit code $code: $(tail -n 5 "$log")"
}
check "external: a stuck button, a dead LED, a dead board and a line that is taken are each told" failures
inputs() {
  for line in 6 7 9 12 13 27 40; do
    gpioinfo "$name" | grep "line *$line:" | grep -q 'unused *input' || fail "$(gpioinfo "$name" | grep "line *$line:")" || return 1
  done
  gpioinfo "$(basename "$adapter")" | grep 'line *45:' | grep -q 'unused *input'
}
check "external: no line of the bench is left an output, whatever became of the board" inputs

report
