#!/usr/bin/env bash
# HdrHistogram in JavaScript finds no interval in a range of a log for which HdrHistogram in Java, by the same call, finds three.
#
# Version:   hdr-histogram-js 3.0.1 (npm), beside HdrHistogram 2.2.2 (Maven Central), which wrote the log.
# Source:    HistogramLogReader of HdrHistogram, nextIntervalHistogram(start, end): the range counts from the log's start time, whether the
#            time stamps in the file are absolute or not; for absolute ranges there is nextAbsoluteIntervalHistogram. hdr-histogram-js calls
#            itself a port of it, and compares the range with the number as it stands in the line.
# Behaviour: a log with "#[BaseTime:" has times from 0 on, and both read seconds 1 to 3 of it. Without that line, as HistogramLogWriter writes it
#            unless it is told a base, the times are those since 1970: in JavaScript each lies behind the end of the range, the first
#            one ends the reading, and null is what the end of a log gives too. Reading all of it gives the same in both.
# Who is hurt: whoever cuts the warm-up or one phase out of a log of latencies in a page or in node: the cut is empty, or, where there is a start
#            and no end, nothing is cut off at all.
#
# Seen here (five intervals of a second each; start time in s: largest value):
#   with a base time, 1 to 3:     Java 1:2000 2:3001 3:4001; JavaScript 1:2000 2:3001 3:4001
#   absolute times, 1 to 3:       Java 1:2000 2:3001 3:4001; JavaScript nothing
#   absolute times, from 3 on:    Java 3:4001 4:5003; JavaScript 0:1000 1:2000 2:3001 3:4001 4:5003
#   absolute times, all of it:    Java 0:1000 1:2000 2:3001 3:4001 4:5003; JavaScript 0:1000 1:2000 2:3001 3:4001 4:5003
set -euo pipefail
command -v npm >/dev/null || { echo "needs npm and node: apt-get install npm" >&2; exit 3; }
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
"$java" -version 2>/dev/null || { echo "needs Java 17 or newer: set JAVA_HOME" >&2; exit 3; }
tmp=$(mktemp -d "${TMPDIR:-/tmp}/finding.XXXXXX")
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
(npm init -y && npm install --silent --no-audit --no-fund hdr-histogram-js@3.0.1) >npm.log 2>&1 || { cat npm.log >&2; exit 3; }
mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy -Dartifact=org.hdrhistogram:HdrHistogram:2.2.2 -DoutputDirectory=jars \
  >mvn.log 2>&1 || { cat mvn.log >&2; exit 3; }
cat >Intervals.java <<'JAVA'
import java.io.PrintStream;
import java.util.StringJoiner;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.HdrHistogram.HistogramLogWriter;

/** Writes "base.hlog" and "absolute.hlog", or reads FILE from START to END. */
class Intervals {
  static final long BEGIN = 1764600000000L;

  static void write(String name, boolean base) throws Exception {
    try (var file = new PrintStream(name)) {
      var log = new HistogramLogWriter(file);
      log.outputLogFormatVersion();
      log.outputStartTime(BEGIN);
      if (base) {
        log.setBaseTime(BEGIN);
        log.outputBaseTime(BEGIN);
      }
      for (int second = 0; second < 5; second++) {
        var histogram = new Histogram(3);
        histogram.recordValue(1000 * (second + 1));
        histogram.setStartTimeStamp(BEGIN + second * 1000L);
        histogram.setEndTimeStamp(BEGIN + second * 1000L + 1000);
        log.outputIntervalHistogram(histogram);
      }
    }
  }

  public static void main(String[] arguments) throws Exception {
    if (arguments.length == 0) {
      write("base.hlog", true);
      write("absolute.hlog", false);
      return;
    }
    var reader = new HistogramLogReader(arguments[0]);
    var found = new StringJoiner(" ").setEmptyValue("nothing");
    while (reader.nextIntervalHistogram(Double.parseDouble(arguments[1]), Double.parseDouble(arguments[2])) instanceof Histogram histogram) {
      found.add((histogram.getStartTimeStamp() - BEGIN) / 1000 + ":" + histogram.getMaxValue());
    }
    System.out.println(found);
  }
}
JAVA
cat >intervals.js <<'JS'
const { HistogramLogReader } = require('hdr-histogram-js');
const [file, start, end] = process.argv.slice(2);
const reader = new HistogramLogReader(require('fs').readFileSync(file, 'utf8'));
const found = [];
for (let histogram; (histogram = reader.nextIntervalHistogram(Number(start), Number(end)));) {
  found.push((histogram.startTimeStampMsec - 1764600000000) / 1000 + ':' + histogram.maxValue);
}
console.log(found.join(' ') || 'nothing');
JS
"$java" -cp 'jars/*' Intervals.java
both() { # NAME FILE START END
  printf '%-29s Java %s; JavaScript %s\n' "$1" "$("$java" -cp 'jars/*' Intervals.java "${@:2}")" "$(node intervals.js "${@:2}")"
}
{
  both 'with a base time, 1 to 3:' base.hlog 1 3
  both 'absolute times, 1 to 3:' absolute.hlog 1 3
  both 'absolute times, from 3 on:' absolute.hlog 3 1e15
  both 'absolute times, all of it:' absolute.hlog 0 1e15
} | tee seen
diff seen - <<'EXPECTED' >&2 || { echo "changed: this is no longer what happens" >&2; exit 1; }
with a base time, 1 to 3:     Java 1:2000 2:3001 3:4001; JavaScript 1:2000 2:3001 3:4001
absolute times, 1 to 3:       Java 1:2000 2:3001 3:4001; JavaScript nothing
absolute times, from 3 on:    Java 3:4001 4:5003; JavaScript 0:1000 1:2000 2:3001 3:4001 4:5003
absolute times, all of it:    Java 0:1000 1:2000 2:3001 3:4001 4:5003; JavaScript 0:1000 1:2000 2:3001 3:4001 4:5003
EXPECTED
