# shellcheck shell=bash disable=SC2154
# harness/install.sh    puts the built xm into dom0, as a package would.
# Uses from common.sh and host.sh: LAB, die, say, $project, $image, host_put, host_run, ssh_command.

# The class archive makes a JVM start bearable under emulation, and is slow to make there: it is kept
# beside the image, under the build it belongs to. The JVM checks the jar's path and time of change,
# which tar keeps, and does without an archive that does not fit.
install_xm() {
  local share=$project/cli/target stage build archives
  build=$(cat "$share/build-id") || die "no build of xm in $share"
  archives=$image/archives-$build
  stage=$(mktemp -d "$LAB/stage.XXXXXX")
  mkdir -p "$stage"/{usr/sbin,usr/share/xm,var/cache/xm,lab}
  cp -p "$project/xm" "$stage/usr/sbin/xm"
  cp -rp "$share/xm.jar" "$share/build-id" "$share/xm-native" "$stage/usr/share/xm/"
  cp -p "$share/make-archive" "$share/classlist" "$stage/usr/share/xm/" 2>/dev/null
  cp -rp "$lab_dir/lib.sh" "$lab_dir/scenarios" "$lab_dir/hosts" "$lab_dir/harness/scenario" "$stage/lab/"
  [ ! -d "$archives" ] || cp -p "$archives"/* "$stage/var/cache/xm/"
  # mode of / comes from the stage directory's entry "."; 700 would lock sshd's other users out
  chmod 755 "$stage"
  host_put "$stage" / || die "xm could not be copied into dom0"
  rm -rf "$stage"
  [ -d "$archives" ] && return 0
  [ -f "$share/make-archive" ] || return 0
  host_run 300 'XM_MAKE_ARCHIVE=1 xm' >"$LAB/logs/archive.log" 2>&1 ||
    say "dom0 could not make a class archive ($LAB/logs/archive.log); xm runs without"
  rm -rf "$image"/archives-*
  mkdir -p "$archives.new"
  timeout 60 "${ssh_command[@]}" -T 'tar -C /var/cache/xm -cf - .' </dev/null | tar -C "$archives.new" -xf - &&
    mv "$archives.new" "$archives"
}
