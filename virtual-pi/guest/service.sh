# The steps of docs/how-to/run-as-a-service.md, taken from that page, from the archive to an update. There is no systemd in here and no
# mirror: apt finds Java installed already, and systemctl starts and stops what the unit says, as a user of the group gpio.
suite=service
. /host/guest/lib.sh
set_up_users
set_up_chip
page=/app/docs/how-to/run-as-a-service.md
unit=/etc/systemd/system/wwep-device.service
journal=/tmp/journal.log
mkdir -p /usr/local/bin /etc/bash_completion.d /etc/systemd/system /etc/wwep /home/pi /var/cache/wwep
chown pi /var/cache/wwep
# A network interface, which this machine has none of.
mkdir -p /tmp/net/eth0
echo 1 >/tmp/net/eth0/type
echo 02:00:00:00:00:01 >/tmp/net/eth0/address
mount --bind /tmp/net /sys/class/net
echo '127.0.0.1 registers.example.org' >>/etc/hosts
ln -s /usr/local/bin/wwep /bin/wwep
cd /home/pi || exit 3
ln -s /host/wwep-*.tar.gz . # all files here are in memory, and there is little

stand_in() { # NAME, and what it does
  cat >"/bin/$1"
  chmod +x "/bin/$1"
}
stand_in sudo <<'SUDO'
#!/bin/sh
exec "$@"
SUDO
stand_in apt <<'APT'
#!/bin/sh
[ "$*" = "install openjdk-25-jre-headless" ] && [ -d /usr/lib/jvm/java-25-openjdk-arm64 ]
APT
stand_in usermod <<'USERMOD'
#!/bin/sh
[ "$1 $2" = "-aG gpio" ] && grep -q '^gpio:.*pi' /etc/group
USERMOD
stand_in systemctl <<'SYSTEMCTL'
#!/bin/sh
unit=/etc/systemd/system/wwep-device.service
running() { for p in /proc/[0-9]*; do if tr '\0' ' ' <"$p/cmdline" 2>/dev/null | grep -q 'cli.Wwep device'; then echo "${p#/proc/}"; fi; done; }
case $1 in
  daemon-reload) [ -e $unit ] ;;
  enable | start)
    set -a
    eval "$(sed -n 's/^Environment=//p' $unit)"
    . "$(sed -n 's/^EnvironmentFile=-//p' $unit)"
    set +a
    su pi -s /bin/sh -c "exec $(sed -n 's/^ExecStart=//p' $unit)" >>/tmp/journal.log 2>&1 </dev/null &
    ;;
  status) running ;;
  stop)
    for p in $(running); do kill -TERM "$p"; done
    for _ in $(seq 75); do [ -n "$(running)" ] || exit 0; usleep 200000; done
    exit 1
    ;;
esac
SYSTEMCTL

# What stands in the Nth block of commands.
step() {
  awk -v n="$1" '/^```sh$/ {i++; on = i == n; next} /^```$/ {on = 0} on' "$page" >/tmp/step
  grep -q "$2" /tmp/step || fail "block $1 of the page is no longer the one with $2: mend this suite" || return 1
  USER=pi sh -e /tmp/step
}
ready() {
  within 90 grep -q 'Resolving -> Idle' $journal || fail "the device does not start: $(tail -3 $journal)"
}
pressed() { # FRAMES: how many the server has had by then
  echo pull-down >"$pull"
  usleep 100000
  echo pull-up >"$pull"
  within 20 frames "$1" || fail "no frame at the server: $(tail -3 $journal)"
}

frames() { [ "$(grep -c 'W[0-9A-F]*050001 -> A' /tmp/server.log)" = "$1" ]; }

$wwep server >/tmp/server.log 2>&1 </dev/null &

installed() { step 2 openjdk-25-jre-headless && [ "$(readlink -f /usr/local/bin/wwep)" = /opt/wwep/bin/wwep ]; }
check "install it" installed

wired() {
  (
    within 60 grep -q 'press btn1 within' /tmp/pins.log
    finger "$pull" press 1 200000
  ) &
  step 3 'pins -y' >/tmp/pins.log 2>&1 </dev/null
  grep -q 'btn1 was pressed: the wiring works' /tmp/pins.log || fail "$(cat /tmp/pins.log)"
}
check "test the wiring" wired

serves() {
  within 60 grep -q 'listening 127.0.0.1:27708 open' /tmp/server.log || fail "no server: $(cat /tmp/server.log)" || return 1
  printf W0001050001 | nc -w 20 127.0.0.1 27708 >/dev/null # its first answer takes longest
  : >$journal
  step 4 'enable --now' >/tmp/status 2>&1 || fail "$(cat /tmp/status)" || return 1
  [ "$(cat /etc/wwep/device.env)" = WWEP_SERVER=registers.example.org ] || fail "device.env is $(cat /etc/wwep/device.env)" || return 1
  [ "$(readlink -f $unit)" = /opt/wwep/systemd/wwep-device.service ] || fail "the unit is not linked" || return 1
  ready && pressed 2 # the first was the warm-up
}
check "make it a service: a press reaches the server of device.env" serves

updated() {
  : >$journal
  step 6 'rm -r /opt/wwep/lib' || return 1
  ready && pressed 3
}
check "update it: stop, unpack, start, press" updated

report
