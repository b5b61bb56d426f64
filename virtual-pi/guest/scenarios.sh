# The library of scenarios on the rig gpio-sim: the firmware through Pi4J, the button by pull, the LED by value.
suite=scenarios
. /host/guest/lib.sh
set_up_users
set_up_chip
cd /app || exit 3

# library REPORT SCENARIO...: runs them, and leaves what was said in /tmp/said
library() {
  report=$1
  shift
  {
    WWEP_JVM=-XX:TieredStopAtLevel=1 $wwep run "$@" --rig gpio-sim --exclude virtual-only --exclude chaos --exclude several-boards --exclude fast-contact \
      --junit-xml "$results/$report" </dev/null
    echo $? >/tmp/status
  } | tee /tmp/said
  return "$(cat /tmp/status)"
}

library TEST-scenarios.xml docs/scenarios || {
  code=$?
  failed=$(sed -n 's/^FAIL \([^ ]*\) .*/\1/p' /tmp/said)
  [ $code = 1 ] && [ -n "$failed" ] || exit $code
  # Who runs this machine may hold it up within a bounce, which is another press then: a defect fails again.
  echo "once more, in case the machine was held up: $failed"
  # shellcheck disable=SC2086 # a list of files
  library TEST-scenarios-again.xml $failed
}
