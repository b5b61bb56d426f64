#!/usr/bin/env bash
# JDK 25's AOT cache keeps no class of picocli, so a command line gains least where it parses its options.
#
# Version:   OpenJDK 25 (JEP 514's -XX:AOTCacheOutput), picocli 4.7.7 from Maven Central.
# Source:    picocli's class files are of version 49 (Java 5). The JVM does not verify files below version 50 ahead of time, and
#            says so per class while it makes the cache: "Old class has been linked".
# Behaviour: the cache is made and used without complaint at the default log level; the program's own class comes from it; every
#            class of picocli still comes from the jar and is parsed and verified at each start.
# Who is hurt: whoever ships a picocli command with an AOT cache and measures little gain. What helps is a jar whose
#            class files are of version 50 or newer.
#
# Seen here (JDK 25.0.x):
#   class file version: 49
#   Program from the cache: 1 of 1 classes
#   picocli from the cache: 0 of 169 classes
set -euo pipefail
java=
for home in "${JAVA_HOME:-}" /usr/lib/jvm/*25*; do
  if [ -n "$home" ] && [ -x "$home/bin/javac" ] && "$home/bin/java" -version 2>&1 | grep -q '"25'; then java=$home/bin; break; fi
done
[ -n "$java" ] || { echo "needs a JDK 25: set JAVA_HOME" >&2; exit 3; }
tmp=$(mktemp -d "${TMPDIR:-/tmp}/finding.XXXXXX")
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy -Dartifact=info.picocli:picocli:4.7.7 -DoutputDirectory=. >/dev/null

cat >Program.java <<'JAVA'
import picocli.CommandLine;

@CommandLine.Command(name = "program", mixinStandardHelpOptions = true)
public class Program implements Runnable {
  @CommandLine.Option(names = "-n")
  int number;

  @Override
  public void run() {
    System.out.println("number " + number);
  }

  public static void main(String[] args) {
    System.exit(new CommandLine(new Program()).execute(args));
  }
}
JAVA
"$java/javac" -proc:none -cp picocli-4.7.7.jar Program.java
"$java/jar" --create --file program.jar Program.class
version=$("$java/javap" -v -cp picocli-4.7.7.jar picocli.CommandLine | sed -n 's/ *major version: //p')

run() { "$java/java" "$@" -cp program.jar:picocli-4.7.7.jar Program -n 3; }
run -XX:AOTCacheOutput=program.aot >/dev/null 2>&1
[ -s program.aot ] || { echo "changed: no cache was made" >&2; exit 1; }
run -XX:AOTCache=program.aot -Xlog:class+load >loaded.log
grep -qx 'number 3' loaded.log

count() { grep -E "\] $1[^ ]* source: " loaded.log | grep -c "$2" || true; }
printf 'class file version: %s\nProgram from the cache: %s of %s classes\npicocli from the cache: %s of %s classes\n' "$version" \
  "$(count Program 'shared objects file')" "$(count Program source)" "$(count picocli. 'shared objects file')" "$(count picocli. source)"
[ "$version" = 49 ] && [ "$(count Program 'shared objects file')" = 1 ] && [ "$(count picocli. 'shared objects file')" = 0 ] &&
  [ "$(count picocli. source)" -gt 100 ] || { echo "changed: this is no longer what happens" >&2; exit 1; }
