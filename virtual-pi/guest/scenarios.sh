# The library of scenarios on the rig gpio-sim: the firmware through Pi4J, the button by pull, the LED by value.
suite=scenarios
. /host/guest/lib.sh
set_up_users
set_up_chip
cd /app || exit 3

WWEP_JVM=-XX:TieredStopAtLevel=1 $wwep run docs/scenarios --rig gpio-sim --exclude virtual-only --exclude chaos --exclude several-boards \
  --exclude fast-contact --junit-xml "$results/TEST-scenarios.xml" </dev/null
