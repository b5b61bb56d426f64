# Boards behind ser2net, for .ci/boards: by RFC 2217 and as raw TCP, with the speed and the modem lines that ser2net has been told.

# The adapter: a pair of pseudo-terminals, one for ser2net, one for the board.
socat pty,rawer,link=/tmp/wwep-adapter pty,rawer,link=uart-board &
started+=($!)
# Where ser2net passes on what it is told of the modem lines: somebody who agrees to RFC 2217, and keeps what comes.
cat >agree.sh <<'SH'
dd bs=1 count=3 of=offer status=none # IAC WILL COM-PORT-OPTION
printf '\377\375\054'
cat >lines
SH
socat TCP-LISTEN:27759,bind=127.0.0.1,reuseaddr EXEC:'sh agree.sh' &
started+=($!)
cat >>ser2net.conf <<'CONF'
connection: &lines
  accepter: telnet(rfc2217),tcp,127.0.0.1,27758
  connector: telnet(rfc2217),tcp,127.0.0.1,27759
CONF
until_there() { for _ in $(seq 100); do "$@" >/dev/null 2>&1 && return; sleep 0.1; done; fail "this does not come about: $*"; }
until_there test -e /tmp/wwep-adapter -a -e uart-board
ser2net -n -c ser2net.conf >ser2net.log 2>&1 &
started+=($!)
until_there grep -q ':6C6C ' /proc/net/tcp # 27756
# The speed while the console is open: the last reset looks at it.
sed -i 's#^    reset: {command: .*\(kill.*\)}#    reset: {command: \1; stty -F /tmp/wwep-adapter speed >speed}#' ser2net.yaml
passes ser2net.yaml
speed=$(cat speed)
[ "$speed" = 57600 ] || fail "ser2net was to set 57600 baud, and the adapter has $speed"
ok "ser2net has set the speed that RFC 2217 told it: $speed"

sed 's/rfc2217:127.0.0.1:27756@57600/tcp:127.0.0.1:27757/' ser2net.yaml >ser2net-raw.yaml
passes ser2net-raw.yaml

cat >lines.yaml <<'YAML'
version: 1
rig: external
devices:
- id: dut
  external:
    console: {rfc2217: '127.0.0.1:27758', rts: false}
    reset: {modem: rts, pulse: 200ms}
steps:
- delay: 500ms
- reboot: dut
- delay: 500ms
YAML
passes lines.yaml
# IAC SB COM-PORT-OPTION SET-CONTROL 8 to 12: DTR on and off, RTS on and off.
order=$(od -An -v -tx1 lines | tr -d ' \n' | grep -o 'fffa2c050[89bc]fff0' | sed 's/.*05\(..\)fff0/\1/; s/08/DTR+/; s/09/DTR-/; s/0b/RTS+/; s/0c/RTS-/' | paste -sd' ') || true
# A reset, then held in reset from the reboot's off to its on, which is a reset too; the last one, at the end, may be cut off with the connection.
case $order in
  'DTR+ RTS- RTS+ RTS- RTS+ RTS+ RTS-'*) ;;
  *) fail "ser2net has passed on other modem lines: $order" ;;
esac
ok "ser2net passes on the modem lines: $order"
