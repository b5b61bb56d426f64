# Scenarios of the library, which know of no bench, on the rig external: the board is another process, the course's client on lines of its own
# behind wires, with its console on pipes and its network by TCP.
suite=library
. /host/guest/lib.sh
. /host/guest/bench.sh
cat >/tmp/boards.yaml <<YAML
version: 1
devices:
- id: dut
  mac: "02:00:00:00:00:2A"
  external:
    console: {process: [$wwep, device, --hal, cdev, --gpio-chip, $name, --mac, '02:00:00:00:00:2A', --server, '{host}:{port}', --attempts, '100']}
    chip: $name
    buttons: {btn1: {line: 6}}
    leds: {led1: {line: 27}}
    boot: {text: ' -> Idle by ', within: 60s}
    states: true
YAML
wires 6 5 17 27
cd docs/scenarios || exit 3
# A JVM that has just started needs more than 50 ms for a press on a processor that is emulated, and the server's reply comes later still.
sed 's/timeout: 50ms/timeout: 1s/; s/value: 0001, within: 2s/value: 0001, reply: A, within: 10s/
  /Dark again/{n;s/expect-pin: {\(.*\)}/wait-pin: {\1, timeout: 1s}/}' button-press.yaml >/tmp/button-press.yaml

WWEP_JVM=-XX:TieredStopAtLevel=1 $wwep run --bench /tmp/boards.yaml /tmp/button-press.yaml server-packets.yaml server-restart.yaml power-loss.yaml \
  --junit-xml "$results/TEST-library.xml" </dev/null
