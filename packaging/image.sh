# The image for containers, without a container engine. Sourced by packaging/build.

# Makes an OCI image's tar from the distribution in tree, on no other image: the C library comes from Debian's package.
make_image() {
  local base=$scratch/base libc
  mkdir -p "$base/debs" "$base/root"
  (cd "$base/debs" && apt-get -qq -o APT::Sandbox::User=root download libc6 >/dev/null 2>&1) || die "Debian's package libc6 could not be fetched: apt-get update, or no network" 3
  libc=$(echo "$base"/debs/libc6_*.deb)
  dpkg-deb -x "$libc" "$base/root"
  "$here/packaging/oci-image" "$tree" "$base/root" "$(dpkg-deb -f "$libc" Version)" "$os" "$arch" "$SOURCE_DATE_EPOCH" "$out/wwep-$version-oci-$arch.tar"
  (cd "$out" && sha256sum "wwep-$version-oci-$arch.tar" >"wwep-$version-oci-$arch.tar.sha256")
  echo "$out/wwep-$version-oci-$arch.tar: $(($(wc -c <"$out/wwep-$version-oci-$arch.tar") / 1000)) kB"
}
