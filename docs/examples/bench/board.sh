#!/bin/bash
# A board for the rig external, as a program: it prints to its console, reads lines from it, and sends a frame for each "press".
# bash opens connections by itself (/dev/tcp); the bench says where the server is.
echo "Booting"
echo "Idle"
led=0
while read -r line; do
  case $line in
    press)
      led=$((1 - led))
      if exec 3<>"/dev/tcp/$WWEP_SERVER_HOST/$WWEP_SERVER_PORT"; then
        printf 'W0A1B05000%d' "$led" >&3
        echo "LED $led, server answers $(head -c 11 <&3)"
        exec 3<&- 3>&-
      fi ;;
    *) echo "unknown command" ;;
  esac
done
