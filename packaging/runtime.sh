# The Java that comes along. Sourced by packaging/build.

# What wwep and its libraries use, by jdeps; java.desktop, java.sql and jdk.jfr are asked for by parts of libraries that nothing here calls.
modules=java.base,java.logging,java.management,java.naming,java.net.http,java.xml,jdk.management,jdk.net,jdk.unsupported

# Links a Java and says what it is for, in os and arch: link_runtime JDK HOME; without JDK that of JAVA_HOME.
link_runtime() {
  local own=${1:-$JAVA_HOME} target=$2 jlink=$JAVA_HOME/bin/jlink from=() said
  [ -r "$own/release" ] || die "$own is no JDK: it has no file 'release'" 3
  os=$(sed -n 's/^OS_NAME="\(.*\)"/\1/p' "$own/release" | tr '[:upper:]' '[:lower:]')
  arch=$(sed -n 's/^OS_ARCH="\(.*\)"/\1/p' "$own/release")
  case $os in darwin*) os=macos ;; esac
  if [ -n "$1" ]; then
    if [ -x "$own/bin/jlink" ] && "$own/bin/jlink" --version >/dev/null 2>&1; then
      jlink=$own/bin/jlink
    elif [ -d "$own/jmods" ]; then
      from=(--module-path "$own/jmods")
    else
      die "$own cannot be run here, and has no jmods to link it from: install qemu-user-binfmt, or take a JDK with jmods" 3
    fi
  fi
  said=$("$jlink" "${from[@]}" --add-modules "$modules" --strip-java-debug-attributes --no-header-files --no-man-pages --vm=server --output "$target" 2>&1) || die "jlink failed: $said" 3
  # Names of functions for debuggers are left out.
  find "$target" -name '*.debuginfo' -delete
  if [ "$os" = linux ]; then
    find "$target" -type f \( -name '*.so' -o -path '*/bin/*' -o -name jspawnhelper -o -name jexec \) -exec "$(tool_for strip "$arch")" --strip-unneeded {} + || die "$(tool_for strip "$arch") failed: for another architecture install binutils-${arch//_/-}-linux-gnu" 3
  fi
  # What starts quickly: the JDK's own classes as they are in memory. A Java that cannot be run here starts without.
  "$target/bin/java" -XX:+UseSerialGC -Xshare:dump >/dev/null 2>&1 || true
  if [ "$os" = linux ]; then
    # The oldest C library that has all it asks for; bin/wwep says so where there is none.
    { find "$target" -type f \( -name '*.so' -o -path '*/bin/*' \) -exec "$(tool_for objdump "$arch")" -T {} + 2>/dev/null || true; } | { grep -o 'GLIBC_[0-9.]*' || true; } | sort -uV | tail -n 1 | cut -d_ -f2 >"$target/glibc"
    [ -s "$target/glibc" ] || die "$(tool_for objdump "$arch") found no version of the C library in $target: install binutils, or binutils-${arch//_/-}-linux-gnu" 3
  fi
}

# Prints the name of a tool of binutils for an architecture: tool_for strip aarch64.
tool_for() {
  if [ "$2" = "$(uname -m)" ]; then echo "$1"; else echo "$2-linux-gnu-$1"; fi
}

# Leaves of the libraries with native code those for this platform: keep_natives LIB OS ARCH.
keep_natives() {
  local kept=none jar
  if [ "$2" = linux ]; then
    case $3 in x86_64 | amd64) kept=linux-x86_64 ;; aarch64) kept=linux-aarch_64 ;; esac
  fi
  for jar in "$1"/netty-transport-native-*-linux-*.jar; do
    case $jar in *-"$kept".jar) ;; *) rm -f "$jar" ;; esac
  done
}
