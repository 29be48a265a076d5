# shellcheck shell=bash
# harness/common.sh    what lab/run, lab/shell and lab/measure share: caches, prerequisites, xm's build.
# Sourced after lab_dir is set to the folder lab/.

LAB=${LAB:-$HOME/.cache/xen-lab}
lab_dir=${lab_dir:?set by the script that sources this file}
project=$(cd "$lab_dir/.." && pwd)

say() { echo "lab: $*" >&2; }
die() {
  say "$*"
  exit 1
}

# Fails with the whole list and the command that cures it, before anything is begun.
check_prerequisites() {
  local pair missing=()
  for pair in qemu-system-x86_64:qemu-system-x86 qemu-img:qemu-utils debootstrap:debootstrap \
    ssh:openssh-client cpio:cpio xz:xz-utils zstd:zstd mkfs.ext4:e2fsprogs flock:util-linux \
    mvn:maven javac:openjdk-17-jdk-headless; do
    command -v "${pair%%:*}" >/dev/null || missing+=("${pair#*:}")
  done
  [ ${#missing[@]} -eq 0 ] || die "programs are missing; install them: apt-get install ${missing[*]}"
  [ "$(id -u)" = 0 ] || die "building and booting the lab's image needs root"
}

# digest FILE...    names a cache after the contents of what it was made from
digest() { cat "$@" | sha256sum | cut -c1-12; }

# Builds the image when no cached one was made by these very scripts; sets $image. LAB_XEN chooses the
# release of Xen, and Debian and its JVM with it: 4.17 or 4.20. Sets $base too, where the image came from.
ensure_image() {
  local xen=${LAB_XEN:-4.17}
  mkdir -p "$LAB"
  # base.tar depends on the package list and on the function that makes it, not on the rest
  base=$LAB/base-$xen-$( (cat "$lab_dir/image/packages"; sed -n '/^make_base()/,/^}/p' "$lab_dir/image/build") | digest)
  image=$LAB/image-$xen-$(digest "$lab_dir"/image/*)
  [ -f "$image/complete" ] && return 0
  (
    flock 9
    [ -f "$image/complete" ] && exit 0
    "$lab_dir/image/build" "$xen" "$base" "$image" >&2
  ) 9>"$LAB/image.lock" || die "the image could not be built"
}

# The launcher builds when a source is newer than the last build, and says so.
ensure_xm() {
  "$project/xm" help >/dev/null || die "xm could not be built"
  [ -f "$project/cli/target/xm.jar" ] || die "the build left no $project/cli/target/xm.jar"
}
