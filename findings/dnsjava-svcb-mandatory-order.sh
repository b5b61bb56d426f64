#!/usr/bin/env bash
# dnsjava writes the "mandatory" keys of an SVCB record in the order of the text, which strict readers refuse on the wire.
#
# Version:   dnsjava 3.6.3 (Maven Central), beside dnspython 2.3.0 (Debian 12: python3-dnspython).
# Source:    RFC 9460, section 8: in text the keys may stand in any order; on the wire they are in strictly increasing order of their
#            numbers. The RFC's own test vectors in appendix D have this record, with "mandatory=ipv4hint,alpn" as 0001 0004.
# Behaviour: dnsjava sorts the parameters of the record, but not the list within "mandatory": it writes 0004 0001 and says nothing. dnspython
#            makes the right bytes of the same line, and refuses dnsjava's as malformed. With the keys in numeric order in the
#            text both agree, so a test with "mandatory=alpn" shows nothing.
# Who is hurt: whoever serves a zone with dnsjava, or tests a resolver against it: to a strict client the service has no usable
#            record, and the bytes that are signed are not those that other tools make of the same zone file.
#
# Seen here (16 foo.example.org. alpn=h2,h3-19 mandatory=ipv4hint,alpn ipv4hint=192.0.2.1):
#   dnsjava:   0000000400040001
#   dnspython: 0000000400010004
#   dnspython reads dnsjava's record: not ascending
#   dnspython reads its own: 16 foo.example.org. mandatory="alpn,ipv4hint" alpn="h2,h3-19" ipv4hint="192.0.2.1"
set -euo pipefail
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
"$java" -version 2>/dev/null || { echo "needs Java 17 or newer: set JAVA_HOME" >&2; exit 3; }
command -v python3 >/dev/null || { echo "needs python3 for dnspython: apt-get install python3" >&2; exit 3; }
tmp=$(mktemp -d "${TMPDIR:-/tmp}/finding.XXXXXX")
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
for jar in dnsjava:dnsjava:3.6.3 org.slf4j:slf4j-api:2.0.17 org.slf4j:slf4j-nop:2.0.17; do
  mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy -Dartifact="$jar" -DoutputDirectory=jars >>mvn.log 2>&1 || { cat mvn.log >&2; exit 3; }
done
apt-get update -qq
exact=$(apt-cache madison python3-dnspython | awk 'index($3, "2.3.0") == 1 {print $3; exit}')
[ -n "$exact" ] || { echo "no python3-dnspython 2.3.0 in the registry" >&2; exit 3; }
apt-get -o APT::Sandbox::User=root download -qq "python3-dnspython=$exact"
dpkg -x ./python3-dnspython*.deb root
export PYTHONPATH="$tmp/root/usr/lib/python3/dist-packages"

cat >Wire.java <<'JAVA'
import java.util.HexFormat;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

class Wire {
  public static void main(String[] args) throws Exception {
    Record made = Record.fromString(Name.root, Type.SVCB, DClass.IN, 60, args[0], Name.root);
    System.out.println(HexFormat.of().formatHex(made.rdataToWireCanonical()));
  }
}
JAVA
cat >wire.py <<'PY'
import sys
import dns.rdata
import dns.rdataclass
import dns.rdatatype

def record(text):
    return dns.rdata.from_text(dns.rdataclass.IN, dns.rdatatype.SVCB, text)

if sys.argv[1] == 'write':
    print(record(sys.argv[2]).to_wire().hex())
else:
    wire = bytes.fromhex(sys.argv[2])
    try:
        print(dns.rdata.from_wire(dns.rdataclass.IN, dns.rdatatype.SVCB, wire, 0, len(wire)).to_text())
    except Exception as failure:
        print('not ascending' if 'not ascending' in str(failure) else failure)
PY
vector='16 foo.example.org. alpn=h2,h3-19 mandatory=ipv4hint,alpn ipv4hint=192.0.2.1'
j=$("$java" -cp 'jars/*' Wire.java "$vector") p=$(python3 wire.py write "$vector")
mandatory() { grep -oE '00000004[0-9a-f]{8}' <<<"$1" | head -n 1; }
jm=$(mandatory "$j") pm=$(mandatory "$p") jr=$(python3 wire.py read "$j") pr=$(python3 wire.py read "$p")
printf "dnsjava:   %s\ndnspython: %s\ndnspython reads dnsjava's record: %s\ndnspython reads its own: %s\n" "$jm" "$pm" "$jr" "$pr"
[ "$jm" = 0000000400040001 ] && [ "$pm" = 0000000400010004 ] && [ "$jr" = 'not ascending' ] && [ "${pr%% mandatory*}" = '16 foo.example.org.' ] &&
  [ "${#j}" = "${#p}" ] || { echo "changed: this is no longer what happens" >&2; exit 1; }
