# The commands where a line is not available: each its own message and exit code 3, and the process ends.
suite=errors
. /host/guest/lib.sh
set_up_users
set_up_chip

pins() {
  ends_with 0 $wwep pins && says 'board *Raspberry Pi 4 Model B Rev 1.4' && says "chip *$device.*pinctrl-bcm2711.*54 lines" &&
    says 'board: pi4j, because this is a Raspberry Pi 4'
}
check "pins recognises the board and its chip, and says so" pins

busy() {
  held ends_with 3 device_of --require-hardware && says 'GPIO5 (btn1) is in use by another program' && at_most 2
}
check "a line held by another program" busy

permission() {
  ends_with 3 as guest $wwep device --hal pi4j && says 'may not open /dev/gpiochip' && says 'usermod -aG gpio' && at_most 2
}
check "an ordinary user outside the group gpio" permission

wrong_pin() {
  echo 0 >$chip/live
  echo 10 >$chip/bank0/num_lines
  echo 1 >$chip/live
  ends_with 3 device_of && says 'the chip refuses GPIO17 (led1)' && at_most 2
  outcome=$?
  echo 0 >$chip/live
  set_up_chip
  return $outcome
}
check "a pin that the chip does not have" wrong_pin

no_suitable_chip() {
  echo 0 >$chip/live
  ends_with 3 device_of && says 'Pi4J does not know the GPIO of Raspberry Pi 4' && at_most 2
  outcome=$?
  set_up_chip
  return $outcome
}
check "a chip, but none of a Pi" no_suitable_chip

no_chip() {
  mkdir -p /dev/away
  mv /dev/gpiochip* /dev/away/
  ends_with 3 device_of && says 'there is no GPIO here (no /dev/gpiochip\*)' && at_most 2
  outcome=$?
  mv /dev/away/* /dev/
  return $outcome
}
check "no chip" no_chip

unknown_board() {
  echo 'Some Other Board' >/tmp/model
  mount --bind /tmp/model /sys/firmware/devicetree/base/model
  ends_with 3 device_of && says 'this is no Raspberry Pi (Some Other Board)' && at_most 2
  outcome=$?
  umount /sys/firmware/devicetree/base/model
  return $outcome
}
check "an unknown board" unknown_board

report
