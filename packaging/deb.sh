# The packages of Debian. Sourced by packaging/build.

# Builds wwep, wwep-server and wwep-device from the distribution in tree.
make_packages() {
  local root=$scratch/deb deb_version unit
  for tool in dpkg-buildpackage dh; do
    command -v "$tool" >/dev/null || die "$tool is not installed: apt install dpkg-dev debhelper" 3
  done
  mkdir "$root"
  cp -a "$tree" "$root/wwep"
  cp -a "$here/packaging/debian" "$root/wwep/debian"
  deb_version=$(tr '[:upper:]' '[:lower:]' <<<"${version//-/\~}")
  printf 'wwep (%s) unstable; urgency=medium\n\n  * What has changed is in CHANGELOG.md.\n\n -- wwep maintainers <maintainers@wwep.org>  %s\n' \
    "$deb_version" "$(date -u -R -d "@$SOURCE_DATE_EPOCH")" >"$root/wwep/debian/changelog"
  for unit in server device; do
    mv "$root/wwep/debian/$unit.env" "$root/wwep/$unit.env"
    # What is said of unpacking and linking is about the archive.
    sed -e 's#/opt/wwep/bin/wwep#/usr/bin/wwep#; s#/opt/wwep/docs#/usr/share/doc/wwep/docs#; s# Unpack the distribution.*#.#; s#^\# /etc/wwep/\([a-z.]*\) what#\# /etc/wwep/\1 says what#' \
      "$tree/systemd/wwep-$unit.service" >"$root/wwep/debian/wwep-$unit.service"
  done
  # Nothing is linked against what has to be there before; Java's legal texts are links into each other.
  find "$root/wwep/runtime" -name '*.so' -exec chmod 644 {} +
  (cd "$root/wwep" && dpkg-buildpackage -b -us -uc -d >"$root/log" 2>&1) || { tail -n 30 "$root/log" >&2; die "dpkg-buildpackage failed" 1; }
  cp "$root"/*.deb "$out/"
  (cd "$out" && for deb in wwep*_"$deb_version"_*.deb; do sha256sum "$deb" >"$deb.sha256"; echo "$out/$deb: $(($(wc -c <"$deb") / 1000)) kB"; done)
}
