#!/usr/bin/env bash
# bonjour-service, a much used DNS-SD library of node, takes the "=" of an empty value into the attribute's name.
#
# Version:   bonjour-service 1.4.4 (npm), beside dns-txt 2.0.2 (npm), by other authors, and python3-zeroconf 0.47.3 (Debian 12).
# Source:    RFC 6763, section 6.4: "PlugIns=" is an attribute that is present with an empty value, one of four cases a client
#            tells apart. bonjour-service's own encoder writes just that for {PlugIns: ''}.
# Behaviour: what it encoded, it does not read back: the object has a key "PlugIns=" (with the sign) of value undefined, and no key
#            "PlugIns". The case "no value" ("passreq") is read right, and so is a value with a "=" inside. JSON shows {},
#            since undefined is left out, so the attribute is gone from any log or store.
# Who is hurt: whoever discovers devices that announce an empty list or a password not yet set, such as "pw=" or "model=": the device
#            seems not to have the attribute at all, with this library only.
#
# Seen here (strings "PlugIns=", "passreq", "model=a=b"):
#   its encoder for {PlugIns: ''}: PlugIns=
#   bonjour-service: { 'PlugIns=': undefined, passreq: undefined, model: 'a=b' }
#   as JSON:         {"model":"a=b"}
#   dns-txt:         { plugins: '', passreq: true, model: 'a=b' }
#   zeroconf:        {b'PlugIns': b'', b'passreq': None, b'model': b'a=b'}
set -euo pipefail
tmp=$(mktemp -d "${TMPDIR:-/tmp}/finding.XXXXXX")
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
command -v python3 >/dev/null || { echo "needs python3 for zeroconf: apt-get install python3" >&2; exit 3; }
npm init -y >npm.log
npm install --silent --no-audit --no-fund bonjour-service@1.4.4 dns-txt@2.0.2 >>npm.log 2>&1 || { cat npm.log >&2; exit 3; }
apt-get update -qq
exact=$(apt-cache madison python3-zeroconf | awk 'index($3, "0.47.3") == 1 {print $3; exit}')
[ -n "$exact" ] || { echo "no python3-zeroconf 0.47.3 in the registry" >&2; exit 3; }
apt-get -o APT::Sandbox::User=root download -qq "python3-zeroconf=$exact" python3-ifaddr
for deb in ./*.deb; do dpkg -x "$deb" root; done

cat >read.js <<'JS'
const { DnsTxt } = require('bonjour-service/dist/lib/dns-txt'); // what its browser and its services use
const texts = ['PlugIns=', 'passreq', 'model=a=b'].map((text) => Buffer.from(text));
const one = (value) => console.log(require('util').inspect(value, { breakLength: Infinity }));
console.log(new DnsTxt().encode({ PlugIns: '' }).join());
one(new DnsTxt().decodeAll(texts));
console.log(JSON.stringify(new DnsTxt().decodeAll(texts)));
one(require('dns-txt')().decode(Buffer.concat(texts.flatMap((text) => [Buffer.from([text.length]), text]))));
JS
cat >read.py <<'PY'
from zeroconf import ServiceInfo
texts = [b'PlugIns=', b'passreq', b'model=a=b']
print(ServiceInfo('_x._tcp.local.', 'a._x._tcp.local.', properties=b''.join(bytes([len(t)]) + t for t in texts)).properties)
PY
{ node read.js; PYTHONPATH="$tmp/root/usr/lib/python3/dist-packages" python3 read.py; } >seen
paste -d ' ' <(printf '%s\n' "its encoder for {PlugIns: ''}:" 'bonjour-service:' 'as JSON:        ' 'dns-txt:        ' 'zeroconf:       ') seen
diff seen - <<'EXPECTED' >&2 || { echo "changed: this is no longer what happens" >&2; exit 1; }
PlugIns=
{ 'PlugIns=': undefined, passreq: undefined, model: 'a=b' }
{"model":"a=b"}
{ plugins: '', passreq: true, model: 'a=b' }
{b'PlugIns': b'', b'passreq': None, b'model': b'a=b'}
EXPECTED
