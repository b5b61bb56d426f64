#!/usr/bin/env bash
# GnuTLS refuses an EC private key that leaves out its public key, though the format lets it.
#
# Version:   GnuTLS 3.7.9 (Debian 12: gnutls-bin, libgnutls30, libgnutls-dane0), with a key made by OpenSSL 3.0.
# Source:    RFC 5915, section 3: publicKey [1] is OPTIONAL in ECPrivateKey. RFC 5208 wraps that structure for PKCS#8.
#            OpenSSL writes such keys on request (`openssl ec -no_public`), and reads them: the public key follows from
#            the private one.
# Behaviour: `certtool --key-info` fails with "ASN1 parser: Element was not found." on the PKCS#8 form, and with
#            "Error in DER parsing." on the older one. The same key with its public part is read.
# Who is hurt: whoever writes EC keys by a library that leaves the optional field out, and hands them to a program that uses
#            GnuTLS. The key works with OpenSSL, Java and Bouncy Castle.
#
# Seen here:
#   with its public key:    EC/ECDSA
#   without, PKCS#8:        import error: ASN1 parser: Element was not found.
#   without, EC PRIVATE KEY: import error: ASN1 parser: Error in DER parsing.
set -euo pipefail
version=3.7.9
tmp=$(mktemp -d "${TMPDIR:-/tmp}/finding.XXXXXX")
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
command -v openssl >/dev/null || { echo "needs openssl 3 to make the key: apt-get install openssl" >&2; exit 3; }
apt-get update -qq
for package in gnutls-bin libgnutls30 libgnutls-dane0; do
  exact=$(apt-cache madison "$package" | awk -v v="$version" 'index($3, v) == 1 {print $3; exit}')
  [ -n "$exact" ] || { echo "no $package $version in the registry" >&2; exit 3; }
  apt-get -o APT::Sandbox::User=root download -qq "$package=$exact"
done
for deb in ./*.deb; do dpkg -x "$deb" root; done
certtool() { LD_LIBRARY_PATH=$(echo "$tmp"/root/usr/lib/*-linux-gnu) "$tmp/root/usr/bin/certtool" "$@"; }
certtool --version | head -n 1 | grep -qF "$version"

openssl ecparam -name prime256v1 -genkey -noout -out whole.pem
openssl ec -in whole.pem -no_public -out bare.pem 2>/dev/null
openssl pkcs8 -topk8 -nocrypt -in bare.pem -out bare8.pem
# Valid input: OpenSSL finds the same public key in all three.
for key in bare bare8; do cmp <(openssl pkey -in whole.pem -pubout) <(openssl pkey -in $key.pem -pubout); done

whole=$(certtool --key-info --infile whole.pem | sed -n 's/.*Public Key Algorithm: //p')
bare8=$(certtool --key-info --infile bare8.pem 2>&1 | head -n 1) || true
bare=$(certtool --key-info --infile bare.pem 2>&1 | head -n 1) || true
printf 'with its public key:     %s\nwithout, PKCS#8:         %s\nwithout, EC PRIVATE KEY: %s\n' "$whole" "$bare8" "$bare"
case "$whole|$bare8|$bare" in
  EC/ECDSA*"|import error:"*"Element was not found."*"|import error:"*"Error in DER parsing."*) ;;
  *) echo "changed: this is no longer what happens" >&2; exit 1 ;;
esac
