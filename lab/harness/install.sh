# shellcheck shell=bash disable=SC2154
# harness/install.sh    puts the built xm into dom0, as a package would.
# Uses from common.sh and host.sh: LAB, die, say, $project, $image, host_put; with_package.

# The class archive makes a JVM start bearable under emulation, and takes minutes to make there: it is
# made here, in dom0's own tree (image/build, keep_java), and kept under the build it belongs to. The JVM
# checks the jar's path and time of change, and silently does without an archive that does not fit: every
# stage gives the jar the same time, so that two builds of equal content share one archive.
install_xm() {
  local share=$project/cli/target stage build archives
  build=$(cat "$share/build-id") || die "no build of xm in $share"
  archives=$image/archives-$build
  stage=$(mktemp -d "$LAB/stage.XXXXXX")
  mkdir -p "$stage"/{usr/sbin,usr/share/xm,usr/share/doc/xm/examples,var/cache/xm,lab/docs,lab/clients}
  cp -p "$project/xm" "$stage/usr/sbin/xm"
  cp -rp "$share/xm.jar" "$share/build-id" "$share/xm-native" "$share/make-archive" "$stage/usr/share/xm/"
  [ -z "${with_package:-}" ] || put_package "$stage/lab" "$build"
  touch -d @1700000000 "$stage/usr/share/xm/xm.jar"
  cp -rp "$lab_dir/lib.sh" "$lab_dir/scenarios" "$lab_dir/hosts" "$lab_dir/harness/scenario" "$lab_dir/harness/pair" \
    "$lab_dir/harness/fence_lab" "$stage/lab/"
  cp -rp "$project/packaging/toolstack" "$stage/usr/share/xm/"
  cp -rp "$project/packaging/pacemaker" "$project/packaging/ganeti" "$project/packaging/munin" "$stage/usr/share/doc/xm/examples/"
  # guides that scenarios follow, and what programs that call xm must see
  cp -p "$project"/docs/cluster-*.md "$stage/lab/docs/"
  cp -p "$project"/cli/src/test/clients/*.sh "$stage/lab/clients/"
  # for the other host of a pair
  mkdir -p "$stage/root"
  mkdir -m700 "$stage/root/.ssh"
  install -m600 "$image/key" "$stage/root/.ssh/id_ed25519"
  # the stage's own mode becomes that of /; mktemp's 700 would lock out sshd's unprivileged half
  chmod 755 "$stage"
  [ -d "$archives" ] || (
    # labs of several checkouts may share an image, and its tree takes one build at a time
    flock 9
    [ -d "$archives" ] || make_archive "$stage"
  ) 9>"$image/archive.lock"
  cp -p "$archives"/* "$stage/var/cache/xm/" 2>/dev/null
  host_put "$stage" / || die "xm could not be copied into dom0"
  rm -rf "$stage"
}

# The Debian package of this build, for scenarios that install it.
put_package() { # DIRECTORY BUILD
  local made=$LAB/package-$2
  (
    flock 9
    [ -d "$made" ] || { "$project/packaging/build" "$made.new" >/dev/null && mv "$made.new" "$made"; }
  ) 9>"$LAB/package.lock" || die "the package could not be built"
  find "$LAB" -maxdepth 1 -name 'package-*' -mtime +0 -exec rm -rf {} +
  cp "$made"/xm_*.deb "$1/"
}

make_archive() { # STAGE
  local tree=$image/java
  # those of builds that nobody has used for a day
  find "$image" -maxdepth 1 -name 'archives-*' -mtime +0 -exec rm -rf {} +
  rm -rf "$tree/usr/share/xm" "$tree/var/cache/xm"
  cp -rp "$1/usr/share/xm" "$tree/usr/share/xm"
  cp -p "$1/usr/sbin/xm" "$tree/usr/sbin/xm"
  mkdir -p "$tree/var/cache/xm"
  if unshare -m -p -f --mount-proc="$tree/proc" chroot "$tree" /usr/bin/env -i HOME=/tmp \
    PATH=/usr/sbin:/usr/bin:/sbin:/bin XM_MAKE_ARCHIVE=1 xm >"$LAB/logs/archive.log" 2>&1; then
    rm -rf "$archives.new"
    mkdir "$archives.new" && cp -p "$tree"/var/cache/xm/*.jsa "$archives.new/" && mv "$archives.new" "$archives"
  else
    say "no class archive could be made ($LAB/logs/archive.log); xm runs without"
  fi
}
