#!/usr/bin/env bash
# A dot or hyphen in an unquoted attribute ends Californium's resource discovery: all resources after it are missing.
#
# Version:   Californium 3.14.0 (Maven Central), beside h5.linkformat 0.0.0 (npm).
# Source:    RFC 6690, section 2: "rt" and "if" hold a relation type, quoted or not, and a relation type has letters, digits, "." and "-", as
#            in core.s. Other attributes may hold any ptoken, which has more signs. A comma goes on with the next link.
# Behaviour: LinkFormat.parse, which CoapClient.discover calls, takes the letters before the dot for the value, then stops at the
#            rest and gives what it has until there, without an error. Of three links it returns one. Quoted, all three are there.
#            That the value is cut is known (Californium issue 2274); that the other resources go with it is what costs the day.
# Who is hurt: whoever discovers devices whose firmware saves the quotation marks, as small ones do: resources seem not to exist,
#            depending on their order in /.well-known/core.
#
# Seen here:
#   rt="core.s": /light rt=[core.s], /temp rt=[core.s], /time
#   rt=core.s:   /light rt=[core]
#   the same, h5.linkformat: /light /temp /time
set -euo pipefail
tmp=$(mktemp -d "${TMPDIR:-/tmp}/finding.XXXXXX")
trap 'rm -rf "$tmp"' EXIT
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
"$java" -version 2>/dev/null || { echo "needs Java 17 or newer: set JAVA_HOME" >&2; exit 3; }
cd "$tmp"
mkdir node && (cd node && npm init -y && npm install --silent --no-audit --no-fund h5.linkformat@0.0.0) >npm.log 2>&1 || { cat npm.log >&2; exit 3; }
for jar in californium-core element-connector; do
  mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy -Dartifact="org.eclipse.californium:$jar:3.14.0" \
    -DoutputDirectory=jars >mvn.log 2>&1 || { cat mvn.log >&2; exit 3; }
done
for jar in slf4j-api slf4j-nop; do
  mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy -Dartifact="org.slf4j:$jar:1.7.36" -DoutputDirectory=jars \
    >mvn.log 2>&1 || { cat mvn.log >&2; exit 3; }
done
cat >Links.java <<'JAVA'
import java.util.stream.Collectors;
import org.eclipse.californium.core.coap.LinkFormat;

class Links {
  public static void main(String[] args) {
    System.out.println(
        LinkFormat.parse(args[0]).stream()
            .map(link -> link.getURI() + (link.getAttributes().getResourceTypes().isEmpty() ? "" : " rt=" + link.getAttributes().getResourceTypes()))
            .sorted()
            .collect(Collectors.joining(", ")));
  }
}
JAVA
quoted='</light>;rt="core.s";ct=0,</temp>;rt="core.s",</time>;ct=0'
bare=${quoted//\"/}
q=$("$java" -cp 'jars/*' Links.java "$quoted") b=$("$java" -cp 'jars/*' Links.java "$bare")
n=$(cd node && node -e 'console.log(require("h5.linkformat").parse(process.argv[1]).map((link) => link.href).join(" "))' "$bare")
printf 'rt="core.s": %s\nrt=core.s:   %s\nthe same, h5.linkformat: %s\n' "$q" "$b" "$n"
[ "$q|$b|$n" = '/light rt=[core.s], /temp rt=[core.s], /time|/light rt=[core]|/light /temp /time' ] ||
  { echo "changed: this is no longer what happens" >&2; exit 1; }
