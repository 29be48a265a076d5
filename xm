#!/bin/sh
# Starts xm. In a source tree it builds first when a source is newer than the last build.
#
# Nothing is forked before the JVM starts (each fork costs a millisecond or more, and `xm list` is
# called from loops): finding the JVM and comparing times is done by the shell itself. So the
# comparison sees sources down to four packages below xm, pom.xml files and resources, to the
# second on some shells; `touch pom.xml` forces a build.
#
# XM_JAVA_HOME    the Java to use (17 or later)
# XM_JAVA_OPTS    more options for the JVM
# XM_SHARE        directory of xm.jar, build-id and make-archive, where this is not a source tree
# XM_CACHE        directory of the class archive; XM_MAKE_ARCHIVE=1 writes it and does nothing else
# XM_NO_ARCHIVE   set: neither use the class archive nor, in a source tree, make it
# XM_DEBUG        set: let the JVM print its own warnings
# /etc/default/xm may set them for all, where xm is installed.
# shellcheck disable=SC1091,SC3013  # a host's own file; -nt: dash, busybox and bash all have it

unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS CLASSPATH  # they print, or change a root tool

self=$0
[ -L "$self" ] && self=$(readlink -f "$self")
case $self in */*) here=${self%/*} ;; *) here=. ;; esac
case $here in /*) ;; *) here=$PWD/$here; here=${here%/.} ;; esac

# where xm is installed, a host's own choice of Java
[ -d "$here/cli/src" ] || ! [ -r /etc/default/xm ] || . /etc/default/xm

fail() {
  printf 'xm: %s\n' "$*" >&2
  exit 127
}

# --- which Java: the release file says it without starting one -------------------------------------
java_home='' java_version=0 java_build=''
# shellcheck disable=SC2153  # JAVA_HOME is the environment's
for d in "$XM_JAVA_HOME" "$JAVA_HOME" /usr/lib/jvm/default-java /usr/lib/jvm/java-17-openjdk* \
  /usr/lib/jvm/java-2[1-9]-openjdk* /usr/lib/jvm/temurin-*; do
  { [ -x "$d/bin/java" ] && [ -r "$d/release" ]; } || continue
  version=0 build=''
  while IFS='=' read -r key value; do
    case $key in
      JAVA_VERSION) version=${value#\"}; version=${version%%[!0-9]*} ;;
      JAVA_RUNTIME_VERSION) build=${value#\"}; build=${build%\"} ;;
    esac
  done < "$d/release"
  if [ "${version:-0}" -ge 17 ]; then
    java_home=$d java_version=$version java_build=$build
    break
  fi
done
if [ -n "$java_home" ]; then
  java=$java_home/bin/java
else
  java=$(command -v java) || fail 'no Java 17 or later was found.' \
    'On Debian: apt-get install openjdk-17-jdk-headless (or set XM_JAVA_HOME).'
fi

# --- where the program is, and whether it is up to date --------------------------------------------
stale() {
  stamp=$share/build-id
  [ -r "$stamp" ] && [ -r "$share/xm.jar" ] || return 0
  for f in "$here"/pom.xml "$here"/*/pom.xml "$here"/*/src/main/java/xm \
    "$here"/*/src/main/java/xm/* "$here"/*/src/main/java/xm/*/* \
    "$here"/*/src/main/java/xm/*/*/* "$here"/*/src/main/java/xm/*/*/*/* \
    "$here"/*/src/main/sh/* "$here"/*/src/main/resources/* "$here"/*/src/main/resources/*/* \
    "$here"/*/src/main/resources/*/*/* "$here"/*/src/main/resources/*/*/*/*; do
    [ "$f" -nt "$stamp" ] && return 0
  done
  return 1
}

build() {
  missing=''
  { [ -n "$java_home" ] && [ -x "$java_home/bin/javac" ]; } || missing=' openjdk-17-jdk-headless'
  command -v mvn > /dev/null || missing="$missing maven"
  [ -z "$missing" ] || fail 'building needs a JDK 17 or later and Maven 3.8 or later.' \
    "On Debian: apt-get install$missing"
  mkdir -p "$share" || exit 1
  exec 9> "$share/.building"
  if command -v flock > /dev/null; then
    flock 9          # two at once would write the same files; the second one finds them fresh
    stale || return 0
  fi
  echo 'xm: the sources have changed since the last build, building...' >&2
  log=$share/build.log
  JAVA_HOME=$java_home mvn -B -ntp -q -f "$here/pom.xml" -Dxm.quick -DskipTests -pl cli -am package \
    > "$log" 2>&1 9>&- || { cat "$log" >&2; fail "the build failed; $log has what is above."; }
  exec 9>&-
}

if [ -n "$XM_SHARE" ]; then
  share=$XM_SHARE
elif [ -d "$here/cli/src" ]; then
  share=$here/cli/target
  stale && build
elif [ -r "$here/xm.jar" ]; then
  share=$here
else
  share=${here%/*}/share/xm
  [ -r "$share/xm.jar" ] || share=/usr/share/xm
fi
[ -r "$share/xm.jar" ] || fail "$share/xm.jar is missing; XM_SHARE names the directory that has it."
if [ "$share" = "$here/cli/target" ]; then cache=${XM_CACHE:-$share}; else cache=${XM_CACHE:-/var/cache/xm}; fi
build_id=''
[ -r "$share/build-id" ] && read -r build_id < "$share/build-id"
archive=$cache/xm-$build_id-$java_build-$java_version.jsa

# --- the JVM's words --------------------------------------------------------------------------------
native=$share/xm-native
for d in "${share%/share/xm}"/lib/*-linux-gnu/xm; do  # Debian's package
  [ -d "$native" ] || native=$d
done
libraries=''
for d in /usr/local/lib /usr/lib/x86_64-linux-gnu /usr/lib/aarch64-linux-gnu /usr/lib64 /usr/lib; do
  [ -d "$d" ] && libraries=$libraries${libraries:+:}$d
done
if [ -n "$XM_MAKE_ARCHIVE" ]; then
  XM_LIBRARIES=$libraries XM_NATIVE=$native exec sh "$share/make-archive" "$java" "$java_version" "$share" "$archive"
fi
# In a source tree the archive is made at the first use of a build, beside the work and at the lowest
# priority. Its name has the build and the JVM, so a stale one is never used; flock keeps to one maker.
if [ "$share" = "$here/cli/target" ] && [ -z "$XM_NO_ARCHIVE" ] && [ -n "$build_id" ] &&
  [ -n "$java_build" ] && ! [ -e "$archive" ] && ! [ -e "$archive.failed" ] && [ -w "$cache" ] &&
  command -v setsid > /dev/null && command -v flock > /dev/null; then
  # shellcheck disable=SC2016  # the inner shell's words
  XM_LIBRARIES=$libraries XM_NATIVE=$native setsid nice -n 19 flock -n "$share/.archiving" \
    sh -c 'sh "$1/make-archive" "$2" "$3" "$1" "$4" || : > "$4.failed"' \
    sh "$share" "$java" "$java_version" "$archive" < /dev/null > "$share/archive.log" 2>&1 \
    3>&- 4>&- 5>&- 6>&- 7>&- 8>&- 9>&- & # a lock that the caller holds must not be kept by this
fi
# What stays resident: less memory matters more there than a quick start.
resident='' sleeps=''
case "$1 $2" in monitor\ --status) ;; monitor\ * | --sim*\ monitor) resident=yes sleeps=yes ;; esac
case "$1 $2" in top\ | top\ -d | --sim*\ top) resident=yes ;; esac
# Memory that is encrypted on its way needs the compiler that knows the processor's instructions for it.
ciphers=''
case "$1 $* " in migrate\ *\ --tls\ * | migrate\ *\ --ssl\ * | migrate\ *\ -p* | migrate\ *\ --port* | migrate-receive\ *\ --listen\ *)
  ciphers=yes ;;
esac
set -- -cp "$share/xm.jar" xm.cli.Main "$@"
[ -n "$ciphers" ] && set -- -XX:TieredStopAtLevel=4 "$@"
[ -n "$resident" ] && set -- -XX:+UseSerialGC -Xms4m -Xmx32m -XX:MaxMetaspaceSize=32m \
  -XX:ReservedCodeCacheSize=8m -Xss256k -XX:CICompilerCount=1 "$@"
# The monitor sleeps nearly always. Without a compiler, and without the JVM's own look at its locks four
# times and at its code once a second, it takes 1 s of CPU a day instead of 16, and 3 MiB less memory; a
# restart takes a tenth of a second longer.
[ -n "$sleeps" ] && set -- -Xint -XX:+UnlockDiagnosticVMOptions -XX:GuaranteedSafepointInterval=0 \
  -XX:AsyncDeflationInterval=3600000 -XX:ArchiveRelocationMode=0 "$@"
# shellcheck disable=SC2086  # XM_JAVA_OPTS is a list of words
set -- -XX:TieredStopAtLevel=1 -XX:-UsePerfData -XX:+IgnoreUnrecognizedVMOptions \
  -Djna.boot.library.path="$native" -Djna.nounpack=true \
  -Djna.platform.library.path="$libraries" -Dpicocli.disable.closures=true -Dxm.launcher="$here/${self##*/}" \
  $XM_JAVA_OPTS "$@"
[ -n "$XM_DEBUG" ] || set -- -Xlog:disable "$@"  # a JVM's warning on stdout would break parsers
[ "$java_version" -ge 24 ] && set -- --enable-native-access=ALL-UNNAMED "$@"
[ -z "$XM_NO_ARCHIVE" ] && [ -n "$java_build" ] && [ -r "$archive" ] &&
  # mapped where it was dumped for: newer JVMs move it by default and then rewrite every pointer in it,
  # which costs more than the archive saves
  set -- -XX:SharedArchiveFile="$archive" -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0 "$@"
exec "$java" "$@"
