# What the checks in the virtual Pi share. A check prints one line, "ok NAME" or "FAILED NAME: why", and its case goes to the JUnit XML.
wwep=/app/bin/wwep
export WWEP_AOT=off # one start of each kind is not worth the preparation
chip=/sys/kernel/config/gpio-sim/pi
results=/host/results
cases=/tmp/cases
failed=0
: >"$cases"

# The chip of a Pi 4, as far as its lines and its label go.
set_up_chip() {
  mkdir -p $chip/bank0
  echo 54 >$chip/bank0/num_lines
  echo pinctrl-bcm2711 >$chip/bank0/label
  echo 1 >$chip/live
  lines=/sys/devices/platform/$(cat $chip/dev_name)/$(cat $chip/bank0/chip_name)
  device=/dev/$(cat $chip/bank0/chip_name)
  pull=$lines/sim_gpio5/pull
  led=$lines/sim_gpio17/value
  echo pull-up >"$pull"
  # As udev does on a Pi.
  chgrp 997 "$device"
  chmod 660 "$device"
}

# A Pi's users and groups, and its chips for the group gpio.
set_up_users() {
  echo 'root:x:0:0::/root:/bin/sh' >/etc/passwd
  echo 'pi:x:1000:1000::/home/pi:/bin/sh' >>/etc/passwd
  echo 'guest:x:1001:1001::/tmp:/bin/sh' >>/etc/passwd
  printf 'root:x:0:\ngpio:x:997:pi\npi:x:1000:\nguest:x:1001:\n' >/etc/group
  echo '127.0.0.1 localhost' >/etc/hosts
  chown 1000:1000 /home/pi
  for gpio in /dev/gpiochip*; do
    [ ! -e "$gpio" ] || { chgrp 997 "$gpio" && chmod 660 "$gpio"; }
  done
}

# as USER COMMAND: with that user's groups, as after a login.
as() {
  user=$1
  shift
  su "$user" -s /bin/sh -c "$*"
}

now() { cut -d' ' -f1 /proc/uptime; }

# Waits until a command succeeds, SECONDS at most.
within() {
  deadline=$(($(cut -d. -f1 /proc/uptime) + $1))
  shift
  until "$@" >/dev/null 2>&1; do
    [ "$(cut -d. -f1 /proc/uptime)" -lt "$deadline" ] || return 1
    usleep 200000 # each look costs the emulated processor as much as a press
  done
}

# The process of the device that runs.
device_jvm() {
  for process in /proc/[0-9]*; do
    if tr '\0' ' ' <"$process/cmdline" 2>/dev/null | grep -q 'cli.Wwep device'; then echo "${process#/proc/}"; fi
  done
}

# held COMMAND: runs it while another program holds the button's line.
held() {
  gpioset --mode=signal "$(basename "$device")" 5=1 &
  holder=$!
  within 5 grep -q . /proc/$holder/cmdline
  "$@"
  outcome=$?
  kill $holder
  wait $holder 2>/dev/null
  return $outcome
}

dead() { ! kill -0 "$1"; }

# ends_with CODE COMMAND: runs it for its error, which goes to $said, and says what is wrong with its exit code.
said=/tmp/said
ends_with() {
  code=$1
  shift
  "$@" >$said 2>&1 </dev/null &
  ended=$!
  within 60 dead $ended || {
    kill -9 $ended
    fail "it does not end"
    return 1
  }
  wait $ended
  got=$?
  [ $got -eq "$code" ] || fail "exit code $got in place of $code: $(tail -3 $said)"
}
says() { grep -q -- "$1" $said || fail "it does not say '$1', but: $(cat $said)"; }
at_most() { [ "$(grep -c . $said)" -le "$1" ] || fail "more than $1 lines: $(cat $said)"; }

device_of() { $wwep device --hal "${hal:-pi4j}" --mac 02:00:00:00:00:01 "$@"; }

xml() { sed -e 's/&/\&amp;/g' -e 's/</\&lt;/g' -e 's/>/\&gt;/g' -e 's/"/\&quot;/g'; }

# check NAME FUNCTION: the function says on its output what went wrong, and returns so.
check() {
  begun=$(now)
  if "$2" >/tmp/wrong 2>&1 </dev/null; then
    echo "ok      $1"
    printf '<testcase name="%s" classname="virtual-pi.%s" time="%s"/>\n' "$(echo "$1" | xml)" "$suite" "$(echo "$(now) $begun" | awk '{print $1 - $2}')" >>"$cases"
  else
    failed=$((failed + 1))
    wrong=$(cat /tmp/wrong)
    echo "FAILED  $1: $wrong"
    printf '<testcase name="%s" classname="virtual-pi.%s"><failure message="%s"/></testcase>\n' "$(echo "$1" | xml)" "$suite" "$(echo "$wrong" | xml | tr '\n' ' ')" >>"$cases"
    if [ -e /host/fail-fast ]; then report; exit 1; fi
  fi
}

fail() {
  echo "$*"
  return 1
}

# Writes the JUnit XML, leaves the logs, and ends with what came of it.
report() {
  count=$(grep -c '<testcase' "$cases")
  {
    echo '<?xml version="1.0" encoding="UTF-8"?>'
    printf '<testsuite name="virtual-pi.%s" tests="%s" failures="%s" errors="0" skipped="0">\n' "$suite" "$count" "$failed"
    echo '<properties><property name="rig" value="gpio-sim"/></properties>'
    cat "$cases"
    echo '</testsuite>'
  } >"$results/TEST-virtual-pi.$suite.xml"
  for log in /tmp/*.log; do [ ! -e "$log" ] || cp "$log" "$results/$suite-$(basename "$log" .log).txt"; done
  echo "$count checks, $failed failed"
  [ "$failed" -eq 0 ]
}
