# How wwep starts, from a checkout and from the packaged distribution alike: finds a Java, chooses its options. Sourced by the launchers.
needed=25
# Nobody's variables of these names are meant.
archive='' library='' replaces='' defines=''

# Prints the major version of the Java at this home, or nothing.
major() {
  if [ -r "$1/release" ] && [ -x "$1/bin/java" ]; then
    sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9]*\).*/\1/p' "$1/release"
  fi
}

recent() {
  version=$(major "$1")
  [ -n "$version" ] && [ "$version" -ge "$needed" ]
}

find_java() {
  for home in "${WWEP_JAVA_HOME:-}" "${JAVA_HOME:-}"; do
    if [ -n "$home" ] && recent "$home"; then
      printf '%s\n' "$home"
      return 0
    fi
  done
  if onpath=$(command -v java 2>/dev/null); then
    home=$(dirname -- "$(dirname -- "$(readlink -f -- "$onpath" 2>/dev/null || printf '%s' "$onpath")")")
    if recent "$home"; then
      printf '%s\n' "$home"
      return 0
    fi
  fi
  for home in /usr/lib/jvm/* "${HOME:-/nonexistent}"/.sdkman/candidates/java/* "${HOME:-/nonexistent}"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/java/* /opt/java/*; do
    if recent "$home"; then
      printf '%s\n' "$home"
      return 0
    fi
  done
  return 1
}

# Sets java_home, or ends with what to do about it.
need_java() {
  if [ -n "${WWEP_JAVA_HOME:-}" ] && ! recent "$WWEP_JAVA_HOME"; then
    echo "wwep: WWEP_JAVA_HOME is $WWEP_JAVA_HOME, where there is no Java $needed or newer: correct it, or unset it" >&2
    exit 3
  fi
  if ! java_home=$(find_java); then
    echo "wwep: no Java $needed or newer was found: install one (Debian 13, Ubuntu: apt install $1; macOS: brew install openjdk; anywhere: sdk install java 25-tem) or set WWEP_JAVA_HOME to it" >&2
    exit 3
  fi
}

# Sets java_home to the Java that came along, if one did and no other is asked for; ends where this system's C library is too old for it.
own_java() { # HOME
  [ -z "${WWEP_JAVA_HOME:-}" ] && [ -x "$1/bin/java" ] || return 1
  java_home=$1
  [ -r "$1/glibc" ] || return 0
  read -r oldest <"$1/glibc"
  has=$(getconf GNU_LIBC_VERSION 2>/dev/null)
  has=${has#glibc }
  case $has in
    '')
      # Small systems have no getconf; Alpine's library has a loader of its own name.
      set -- /lib/ld-musl-*
      [ -e "$1" ] || return 0
      lacks="this system has musl"
      ;;
    *)
      # Both begin with 2: the second number decides.
      [ "${has#*.}" -lt "${oldest#*.}" ] 2>/dev/null || return 0
      lacks="this system has $has"
      ;;
  esac
  echo "wwep: the Java that came along needs glibc $oldest or newer, and $lacks: set WWEP_JAVA_HOME to a Java $needed or newer of this system" >&2
  exit 3
}

# Ends with what to do where fewer files may be open than Java opens of its own: it could not even say so. Up to the hard limit it helps itself.
need_files() {
  files=$(ulimit -Hn 2>/dev/null)
  case $files in
    '' | *[!0-9]*) ;;
    *)
      if [ "$files" -lt 256 ]; then
        echo "wwep: 'ulimit -n' allows $files open files, and wwep needs 256 or more: raise it, as by 'ulimit -n 1024'" >&2
        exit 3
      fi
      ;;
  esac
}

# Ends with what to do where the current directory was deleted: Java would not start.
need_directory() {
  if [ -z "$(pwd -P 2>/dev/null)" ]; then
    echo "wwep: the current directory is gone: go to another one, as by 'cd'" >&2
    exit 3
  fi
}

# Without a language, as in many containers, Java takes names of files for ASCII. Where there is no C.UTF-8 either, it stays so.
need_encoding() {
  case ${LC_ALL:-${LC_CTYPE:-${LANG:-C}}} in
    C | POSIX)
      # A shell that is bash warns of a locale that is not there.
      { [ -z "${LC_ALL:-}" ] || LC_ALL=C.UTF-8; LC_CTYPE=C.UTF-8; } 2>/dev/null
      export LC_CTYPE
      ;;
  esac
}

# Runs wwep, or becomes it where replaces is exec: java_for LIB OPTIONS -- ARGUMENTS...
java_for() {
  classes=$1
  shift
  options=
  while [ "$1" != -- ]; do
    options="$options $1"
    shift
  done
  shift
  set -- -cp "${library:-$classes/*}" org.wwep.emulator.cli.Wwep "$@"
  eval "set -- $defines \"\$@\""
  # The simulation runs its tasks on one thread, for which it needs a look into java.lang.
  # shellcheck disable=SC2086 # a list of options
  $replaces "$java_home/bin/java" -XX:+UseSerialGC $options --enable-native-access=ALL-UNNAMED --add-opens java.base/java.lang=ALL-UNNAMED "$@"
}

# Prints a word so that the shell reads it as one.
quoted() {
  case $1 in
    *[!A-Za-z0-9._/@%+=:,-]*) ;;
    *) printf '%s' "$1"; return ;;
  esac
  printf '%s\n' "$1" | sed "s/'/'\\\\''/g; 1s/^/'/; \$s/\$/'/"
}

# Sets archive to the options for a quick start, and library to what stands in place of all jars then, from what an earlier start has left.
# The first device of this Java and these jars makes it, or 'wwep warm-up', which takes some seconds once. WWEP_AOT=off does without.
quick_start() { # LIB COMMAND
  [ "${WWEP_AOT:-on}" != off ] || return 0
  cache=${XDG_CACHE_HOME:-${HOME:-/nonexistent}/.cache}/wwep
  case $cache in *[[:space:]:]*) return 0 ;; esac # options are a list of words here
  key=$({ cat "$java_home/release"; ls -ln "$1"; } | cksum | tr ' ' '-')
  kept=$cache/$key.aot
  case $2 in
    warm-up) rm -f "$kept" ;;
    device) ;;
    *) [ -e "$kept" ] || return 0 ;;
  esac
  if [ ! -e "$kept" ] && mkdir -p "$cache" 2>/dev/null && [ -w "$cache" ]; then
    # One at a time; who was killed over it is forgotten after ten minutes.
    find "$cache/.preparing" -prune -mmin +10 -exec rmdir {} + 2>/dev/null
    if mkdir "$cache/.preparing" 2>/dev/null; then
      echo "wwep: preparing quick starts, this once..." >&2
      rm -f "$cache"/*.aot "$cache"/*.aot.* "$cache"/*.jar "$cache"/*.jar.*
      prepare "$1" || : >"$kept" # not tried again
      rmdir "$cache/.preparing"
    fi
  fi
  # One that does not fit after all is left aside by Java, without a word.
  [ ! -s "$kept" ] || archive="-XX:AOTCache=$kept"
  [ ! -s "$cache/$key.jar" ] || library=$cache/$key.jar
}

# Ends 'wwep warm-up', which has nothing to do beyond that.
tell_warm_up() {
  if [ -z "$archive" ]; then
    echo "wwep: quick starts could not be prepared: is '${XDG_CACHE_HOME:-${HOME:-/nonexistent}/.cache}' writable, is WWEP_AOT off?" >&2
    exit 3
  fi
  echo "wwep: starts of 'device', 'run', 'lint', 'send' and their like are quick from now on"
  exit 0
}

# Makes what a quick start needs: prepare LIB. The cache holds no class of Java 5 or of a signed jar, so all jars are made one without first.
prepare() {
  if java_for "$1" -XX:TieredStopAtLevel=1 -- warm-up --library "$cache/$key.jar.$$" </dev/null >/dev/null 2>&1 &&
    mv -f "$cache/$key.jar.$$" "$cache/$key.jar" 2>/dev/null && library=$cache/$key.jar &&
    java_for "$1" -XX:TieredStopAtLevel=1 -XX:+AOTClassLinking "-XX:AOTCacheOutput=$kept.$$" -- warm-up </dev/null >/dev/null 2>&1 && [ -s "$kept.$$" ]; then
    mv -f "$kept.$$" "$kept" 2>/dev/null
  else
    rm -f "$kept.$$" "$cache/$key.jar.$$" "$cache/$key.jar"
    library=
    return 1
  fi
}

# Whether a search is too short for the last optimisation to pay. What the line does not say itself, as in a variable or a file, counts as long.
few_seeds() { # explore OPTIONS...
  count=10000 option=
  [ -z "${WWEP_SEEDS:-}${WWEP_TIME:-}" ] || return 1
  case "${WWEP_JVM:-} $defines" in *-Dwwep.seeds=* | *-Dwwep.time=*) return 1 ;; esac
  [ ! -e wwep.properties ] || ! grep -qsE '^[[:space:]]*(seeds|time)([[:space:]]*[=:]|[[:space:]])' wwep.properties || return 1
  for word do
    case $option$word in
      @* | --time*) return 1 ;;
      --seeds=*) count=${word#*=} ;;
      --seeds?*) count=$word ;;
    esac
    option=
    [ "$word" != --seeds ] || option=--seeds
  done
  [ "$count" -le 10000 ] 2>/dev/null
}

# Becomes wwep: start LIB ARGUMENTS...
start() {
  lib=$1
  shift
  # Java does not look where temporary files are to be.
  case "${WWEP_JVM:-} ${JAVA_TOOL_OPTIONS:-}" in
    *-Djava.io.tmpdir=*) ;;
    *) [ ! -d "${TMPDIR:-}" ] || defines=$(quoted "-Djava.io.tmpdir=$TMPDIR") ;;
  esac
  # Leading -D options are for the Java runtime: wwep -Dwwep.hal=emulated device
  count=$#
  while [ "$count" -gt 0 ]; do
    case $1 in
      -D*) defines="$defines $(quoted "$1")"; shift; count=$((count - 1)) ;;
      *) break ;;
    esac
  done

  need_directory
  need_files
  need_encoding

  # Without standard input the first file that Java opens would take its place.
  { : <&0; } 2>/dev/null || exec </dev/null

  # A short-lived command gains more from a quick start than from the last optimisation; many runs and servers do not.
  # What is over in a second or waits for a person compiles what it calls a thousand times, and interprets the rest.
  quick=-XX:TieredStopAtLevel=1
  brief=-XX:CompileThresholdScaling=5
  case ${1:-} in
    server) quick= brief= ;;
    explore) few_seeds "$@" || quick= ; brief= ;;
    board | fleet | mcp | proxy) brief= ;;
    run)
      # One scenario, once, is short.
      many=0
      for word do
        case $word in
          -n* | --repeat*) many=2 ;;
          *) if [ -d "$word" ]; then many=2; elif [ -f "$word" ]; then many=$((many + 1)); fi ;;
        esac
      done
      [ "$many" -lt 2 ] || quick= brief=
      ;;
  esac

  # Java tells of standard input and output together only.
  if [ ! -t 0 ] || [ ! -t 2 ]; then
    WWEP_JVM="${WWEP_JVM:-} -Dwwep.keys=none"
  fi

  replaces=exec
  # shellcheck disable=SC2086 # lists of options
  java_for "$lib" $quick $brief $archive ${WWEP_JVM:-} -- "$@"
}
