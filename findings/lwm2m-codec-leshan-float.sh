#!/usr/bin/env bash
# lwm2m-codec reads the first half of a 64-bit float as a 32-bit one: 21.5 degrees that Leshan sends are 2.8 there.
#
# Version:   lwm2m-codec 0.1.1 (npm), fed by Leshan 1.5.0 (Maven Central: leshan-core).
# Source:    OMA LwM2M 1.0 and 1.1, "Data Types": a Float is of 32 or 64 bits; in TLV the length says which. Leshan keeps a Float resource as a
#            Java double and writes 8 bytes. lwm2m-codec (lib/decode.js, lib/encode.js) knows 4, whatever the length, and so does what it
#            encodes, so both ends made with it understand each other. (Contiki-NG has the same in its pull request 3250.)
# Behaviour: 21.5 becomes 2.8359375, 20.3 becomes 2.8171873..., -5 becomes -2.3125, 0 stays 0. Nothing is thrown.
#            What it gives has the right sign and goes up and down with the temperature.
# Who is hurt: whoever reads devices or simulations made with Leshan, or with anything else that sends doubles, by this codec: charts look
#            alive, no limit is ever passed, and a test with 0, or with a device made with the codec itself, is green.
#
# Seen here (resource 3303/0/5700, Sensor Value):
#   21.5: Leshan sends e81644084035800000000000, lwm2m-codec reads 2.8359375
#   20.3: Leshan sends e816440840344ccccccccccd, lwm2m-codec reads 2.8171873092651367
#   -5:   Leshan sends e8164408c014000000000000, lwm2m-codec reads -2.3125
#   0:    Leshan sends e81644080000000000000000, lwm2m-codec reads 0
#   21.5: lwm2m-codec sends e4164441ac0000, reads 21.5, and so does Leshan: 21.5
set -euo pipefail
command -v npm >/dev/null || { echo "needs npm and node: apt-get install npm" >&2; exit 3; }
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
"$java" -version 2>/dev/null || { echo "needs Java 17 or newer: set JAVA_HOME" >&2; exit 3; }
tmp=$(mktemp -d "${TMPDIR:-/tmp}/finding.XXXXXX")
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
(npm init -y && npm install --silent --no-audit --no-fund lwm2m-codec@0.1.1) >npm.log 2>&1 || { cat npm.log >&2; exit 3; }
cat >pom.xml <<'XML'
<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>org.eclipse.leshan</groupId><artifactId>leshan-core</artifactId><version>1.5.0</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>1.7.36</version></dependency>
  </dependencies>
</project>
XML
mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=jars >mvn.log 2>&1 || { cat mvn.log >&2; exit 3; }
cat >Leshan.java <<'JAVA'
import java.util.HexFormat;
import org.eclipse.leshan.core.model.ObjectModel;
import org.eclipse.leshan.core.model.ResourceModel;
import org.eclipse.leshan.core.model.StaticModel;
import org.eclipse.leshan.core.node.LwM2mPath;
import org.eclipse.leshan.core.node.LwM2mResource;
import org.eclipse.leshan.core.node.LwM2mSingleResource;
import org.eclipse.leshan.core.node.codec.DefaultLwM2mNodeDecoder;
import org.eclipse.leshan.core.node.codec.DefaultLwM2mNodeEncoder;
import org.eclipse.leshan.core.request.ContentFormat;

/** Arguments: numbers, which are encoded, and bytes after a colon, which are decoded. */
class Leshan {
  public static void main(String[] arguments) throws Exception {
    var value = new ResourceModel(5700, "Sensor Value", ResourceModel.Operations.R, false, true, ResourceModel.Type.FLOAT, "", "Cel", "");
    var model = new StaticModel(new ObjectModel(3303, "Temperature", "", "1.0", true, false, value));
    var path = new LwM2mPath(3303, 0, 5700);
    for (String each : arguments) {
      if (each.startsWith(":")) {
        byte[] bytes = HexFormat.of().parseHex(each.substring(1));
        var node = (LwM2mResource) new DefaultLwM2mNodeDecoder().decode(bytes, ContentFormat.TLV, path, model);
        System.out.println(node.getValue());
      } else {
        var resource = LwM2mSingleResource.newFloatResource(5700, Double.parseDouble(each));
        System.out.println(HexFormat.of().formatHex(new DefaultLwM2mNodeEncoder().encode(resource, ContentFormat.TLV, path, model)));
      }
    }
  }
}
JAVA
leshan() { "$java" -cp 'jars/*' Leshan.java "$@"; }
codec() { node -e 'console.log((({encode, decode}) => eval(process.argv[1]))(require("lwm2m-codec")))' "$1"; }
read_by_codec() { codec "decode('tlv', '/3303/0/5700', Buffer.from('$1', 'hex'))"; }
seen=
for value in 21.5 20.3 -5 0; do
  bytes=$(leshan $value)
  seen+="$(printf '%-5s Leshan sends %s, lwm2m-codec reads %s' $value: "$bytes" "$(read_by_codec "$bytes")")"$'\n'
done
bytes=$(codec "encode('tlv', '/3303/0/5700', 21.5).toString('hex')")
seen+="21.5: lwm2m-codec sends $bytes, reads $(read_by_codec "$bytes"), and so does Leshan: $(leshan ":$bytes")"
echo "$seen"
diff <(echo "$seen") - <<'EXPECTED' >&2 || { echo "changed: this is no longer what happens" >&2; exit 1; }
21.5: Leshan sends e81644084035800000000000, lwm2m-codec reads 2.8359375
20.3: Leshan sends e816440840344ccccccccccd, lwm2m-codec reads 2.8171873092651367
-5:   Leshan sends e8164408c014000000000000, lwm2m-codec reads -2.3125
0:    Leshan sends e81644080000000000000000, lwm2m-codec reads 0
21.5: lwm2m-codec sends e4164441ac0000, reads 21.5, and so does Leshan: 21.5
EXPECTED
