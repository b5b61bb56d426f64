#!/bin/bash
# A board with a button and an LED that its console stands for: "down" is a press, "LED 1" is light. It prints its states as the course's
# client does, and sends each press to the server, again until there is an answer.
state=Off
be() { echo "$state -> $1 by $2"; state=$1; }

once() {
  if ! { exec 3<>"/dev/tcp/$BENCH_SERVER_HOST/$BENCH_SERVER_PORT"; } 2>/dev/null; then
    echo "Error=ConnectFailed Message=$frame"
    return 1
  fi
  { printf %s "$frame" >&3; } 2>/dev/null
  answer=$(timeout 2 head -c 11 <&3 2>/dev/null)
  exec 3<&- 3>&-
  [ "$answer" = "A${frame#W}" ] || { echo "Error=WrongAnswer Message=$frame"; return 1; }
}

send() {
  frame=W0A1B05000$led
  be Connecting "$1"
  until once; do sleep 0.2; done
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
