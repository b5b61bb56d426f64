#!/bin/bash
# A board with a button and an LED that its console stands for: "down" is a press, "LED 1" is light. It prints its states as the course's
# client does, and sends each press to the server, again until there is an answer.
state=Off
be() { echo "$state -> $1 by $2"; state=$1; }

send() {
  be Connecting "$1"
  until { exec 3<>"/dev/tcp/$BENCH_SERVER_HOST/$BENCH_SERVER_PORT"; } 2>/dev/null &&
    { printf 'W0A1B05000%d' "$led" >&3; } 2>/dev/null &&
    answer=$(timeout 2 head -c 11 <&3 2>/dev/null) && [ "$answer" = "A0A1B05000$led" ]; do
    exec 3<&- 3>&-
    echo "Error=NoAnswer Message=W0A1B05000$led"
    sleep 0.2
  done
  exec 3<&- 3>&-
  echo "Server Response=$answer"
  be Idle Acknowledged
}

led=0
echo "LED 0"
be Idle PoweredOn
while read -r line; do
  case $line in
    down) led=$((1 - led)); echo "LED $led"; send ButtonPressed ;;
  esac
done
