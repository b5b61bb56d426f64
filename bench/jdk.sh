# Sets java_home to a JDK 25 or newer, or ends the benchmark that sources this with its own word for trouble.
for home in "${WWEP_JAVA_HOME:-}" "${JAVA_HOME:-}" /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* \
  /Library/Java/JavaVirtualMachines/*/Contents/Home "$(dirname -- "$(dirname -- "$(readlink -f "$(command -v java || echo /x/x/x)")")")"; do
  if [ -x "$home/bin/javac" ] && [ "$(sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9]*\).*/\1/p' "$home/release" 2>/dev/null || true)" -ge 25 ] 2>/dev/null; then
    java_home=$home
    break
  fi
done
[ -n "${java_home:-}" ] || trouble "no JDK 25 or newer was found; set WWEP_JAVA_HOME"
