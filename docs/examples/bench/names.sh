#!/bin/bash
# A board that looks the server's name up at each press, as firmware with a resolver does, and connects to where that leads.
# bash opens connections and sends datagrams by itself (/dev/tcp, /dev/udp); the bench says where the name server is.
name=wwep.wa101.cypress.com

# Prints the return code of an answer and the four bytes at its end, which are the address, if it has one.
look_up() {
  query='\x2a\x2a\x01\x00\x00\x01\x00\x00\x00\x00\x00\x00'
  for label in ${name//./ }; do query+=$(printf '\\x%02x%s' ${#label} "$label"); done
  exec 3<>"/dev/udp/$BENCH_DNS_HOST/$BENCH_DNS_PORT"
  printf "$query"'\x00\x00\x01\x00\x01' >&3
  answer=$(timeout 2 dd bs=512 count=1 <&3 2>/dev/null | od -An -v -tu1 | tr -s '\n ' ' ')
  exec 3<&- 3>&-
  set -- $answer
  [ $# -gt 4 ] || { echo "silence"; return; }
  echo "code $(($4 & 15)) $(tr ' ' . <<<"${@: -4}")"
}

echo "Idle"
while read -r line; do
  found=$(look_up)
  echo "$name: $found"
  case $found in
    "code 0 "*)
      if exec 3<>"/dev/tcp/${found##* }/$BENCH_SERVER_PORT"; then
        printf W0A1B050001 >&3
        echo "server answers $(head -c 11 <&3)"
        exec 3<&- 3>&-
      fi ;;
  esac
done
