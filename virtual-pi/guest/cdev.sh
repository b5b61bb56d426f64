# A board that is no Raspberry Pi, as far as its model goes, or a PC: its lines by the kernel's character device, without Pi4J.
suite=cdev
. /host/guest/lib.sh
set_up_users
set_up_chip
cd /app || exit 3
hal=cdev
name=$(basename "$device")
if [ -e /sys/firmware/devicetree/base/model ]; then
  model='Some Other Board'
  echo "$model" >/tmp/model
  mount --bind /tmp/model /sys/firmware/devicetree/base/model
else
  model='it names no board model' # a PC
fi

# Those that say most of lines, after one with little in it: the server's first answer takes this processor longer than they allow.
library() {
  WWEP_JVM=-XX:TieredStopAtLevel=1 $wwep run docs/scenarios/server-packets.yaml docs/scenarios/button-press.yaml \
    docs/scenarios/power-loss.yaml --rig gpio-sim --junit-xml "$results/TEST-scenarios-cdev.xml" </dev/null >/tmp/library.log 2>&1 || fail "$(cat /tmp/library.log)"
}
check "scenarios on the rig gpio-sim" library

pins() {
  ends_with 0 $wwep pins && says "board: emulated, because this is no Raspberry Pi ($model)" && ends_with 0 $wwep pins --gpio-chip "$name" &&
    says "board: cdev, because this is no Raspberry Pi ($model), and a GPIO chip was named"
}
check "pins takes a chip only when it is named" pins

terminated() {
  as pi exec $wwep device --gpio-chip "$name" --require-hardware --mac 02:00:00:00:00:01 >/tmp/device.log 2>&1 </dev/null &
  within 60 grep -q 'Resolving -> Idle' /tmp/device.log || fail "the device does not start: $(tail -3 /tmp/device.log)" || return 1
  jvm=$(device_jvm)
  [ "$(gpioinfo "$name" | grep -c wwep)" = 2 ] || fail "the lines are not wwep's: $(gpioinfo "$name")" || return 1
  echo pull-down >"$pull"
  within 5 grep -q 1 "$led" || fail "the LED is dark while the button is down" || return 1
  echo pull-up >"$pull"
  kill -TERM "$jvm"
  within 20 dead "$jvm" || fail "it goes on after SIGTERM" || return 1
  grep -q 0 "$led" || fail "the LED is lit after SIGTERM" || return 1
  [ "$(gpioinfo "$name" | grep -c wwep)" = 0 ] || fail "a line is held after SIGTERM: $(gpioinfo "$name")"
}
check "a press lights the LED; SIGTERM puts it out and frees the lines" terminated

busy() {
  held ends_with 3 device_of --gpio-chip "$name" && says "line 5 of $name (btn1) is in use by another program" && at_most 2
}
check "a line held by another program" busy

permission() {
  ends_with 3 as guest $wwep device --mac 02:00:00:00:00:01 --hal cdev --gpio-chip "$name" && says "may not open $device" && says 'usermod -aG gpio' && at_most 2
}
check "an ordinary user outside the group gpio" permission

unnamed() {
  ends_with 3 device_of && says 'cdev takes no GPIO chip by itself: choose one with --gpio-chip' && says "$name (pinctrl-bcm2711)" && at_most 2
}
check "no chip is taken unasked" unnamed

wrong_pin() {
  echo 0 >$chip/live
  echo 10 >$chip/bank0/num_lines
  echo 1 >$chip/live
  ends_with 3 device_of --gpio-chip "$name" && says "the chip refuses line 17 of $name (led1), of 10" && at_most 2
}
check "a pin that the chip does not have" wrong_pin

report
