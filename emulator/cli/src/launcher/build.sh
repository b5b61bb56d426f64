# Builds the wwep command of a checkout, and shows how far it is. Sourced by ./wwep, which has set here and java_home.

# Where Maven keeps what it has fetched: the user's folder, or what Maven was told by its own variables.
repository=${HOME:-/nonexistent}/.m2
for word in ${MAVEN_OPTS:-} ${MAVEN_ARGS:-}; do
  case $word in -Dmaven.repo.local=*) repository=${word#*=} ;; esac
done

# Prints how many KB there are of it.
fetched() {
  size=$(du -sk "$repository" 2>/dev/null | head -n 1 | cut -f 1)
  echo "${size:-0}"
}

# Says in one line what is about to happen, and how long it takes on two processors.
announce() {
  if [ -e "$stamp" ]; then
    echo "wwep: building, since the sources changed (up to half a minute)..." >&2
  elif find "$repository" -type d -name picocli 2>/dev/null | grep -q .; then
    echo "wwep: building, since this is the first use (about half a minute)..." >&2
  else
    echo "wwep: building, since this is the first use: fetches about 100 MB of libraries and build tools, then compiles for half a minute..." >&2
  fi
}

# Rewrites one line of the terminal every second until it is killed: show_progress LOG.
show_progress() {
  before=$(fetched)
  seconds=0
  while sleep 1; do
    seconds=$((seconds + 1))
    module=$(sed -n 's/^\[INFO\] Building .*\[\([0-9]*\)\/\([0-9]*\)\].*/module \1 of \2/p' "$1" | tail -n 1)
    printf '\r\033[Kwwep: %s, %d MB fetched, %d s' "${module:-starting Maven}" $((($(fetched) - before) / 1024)) "$seconds" >&2
  done
}

# Ends the line of progress, if there is one.
end_progress() {
  [ -n "$progress" ] || return 0
  kill "$progress" 2>/dev/null
  wait "$progress" 2>/dev/null
  progress=
  printf '\r\033[K' >&2
}

# Prints what kept Maven from fetching, as the log tells it; nothing if that was not the trouble.
network_trouble() { # LOG
  grep -q -E 'Could not (transfer|resolve)|Failed to (fetch|validate)|Cannot access .* in offline mode|wget: |curl: ' "$1" || return 0
  cause=$(grep -o -E 'Failed to fetch [^ ]*|Unknown host [^ :]*|[^ :]*: (Temporary failure in name resolution|Name or service not known)|Could not resolve host: [^ ]*|(Connection|Network|No route)[a-z ]*(refused|timed out|unreachable|reset|to host)|in offline mode' "$1" | head -n 1)
  printf '%s' "no network? ${cause:-see there}"
}

build() {
  if [ ! -x "$java_home/bin/javac" ]; then
    echo "wwep: building needs a JDK, and $java_home has no compiler: install openjdk-25-jdk (not -jre) or set WWEP_JAVA_HOME" >&2
    exit 3
  fi
  announce
  log=$(mktemp "${TMPDIR:-/tmp}/wwep-build.XXXXXX") || exit 3
  progress=
  # Maven stays in the foreground, so Ctrl-C ends it, and then this.
  trap 'end_progress; rm -f "$log"; exit 130' INT
  trap 'end_progress; rm -f "$log"; exit 143' TERM
  if [ -t 2 ]; then
    show_progress "$log" &
    progress=$!
  fi
  (cd "$here" && JAVA_HOME=$java_home ./mvnw -B -pl emulator/cli -am -Dmaven.test.skip=true -Dspotless.check.skip=true package) >"$log" 2>&1
  ended=$?
  end_progress
  trap - INT TERM
  if [ "$ended" -ne 0 ]; then
    [ "$ended" -lt 128 ] || { rm -f "$log"; exit "$ended"; } # by a signal
    trouble=$(network_trouble "$log")
    [ -n "$trouble" ] || grep -E '^\[ERROR\]' "$log" | head -n 20 >&2
    echo "wwep: the build failed${trouble:+ ($trouble)}; its whole output is in $log" >&2
    exit 3
  fi
  rm -f "$log"
  touch "$stamp"
}
