# shellcheck shell=bash disable=SC2154
# harness/packages.sh    Debian packages that a scenario wants in dom0 beside the image's own ("# packages:").
# Uses from common.sh: LAB, lab_dir, say, die, digest, $base.
#
# A set of packages becomes one tar of what apt adds to the tree that the image was made from, dpkg's records
# with it. Installing them in dom0 instead would take an hour under emulation. host_make_golden unpacks it
# into a host of its own kind, VARIANT+SET, whose snapshot is kept like the others.

# shellcheck source-path=SCRIPTDIR
. "$lab_dir/image/chroot.sh"

# ensure_packages PACKAGE...    sets $packages to the name of the set, whose tar is there then
ensure_packages() {
  packages=$( (basename "$base" && printf '%s\n' "$@" | sort -u &&
    cat "$lab_dir/image/chroot.sh" "$lab_dir/harness/packages.sh") | digest -)
  (
    flock 9
    [ -f "$(packages_tar "$packages")" ] || make_packages "$@"
  ) 9>"$LAB/packages.lock" || die "these packages could not be added to dom0: $*; see $LAB/logs/packages.log"
}

packages_tar() { echo "$LAB/packages-$1.tar"; }

make_packages() { # PACKAGE...
  local tar root=$LAB/packages-$packages.tree
  tar=$(packages_tar "$packages")
  [ -f "$base/base.tar" ] || die "$base/base.tar is gone: remove $image, and both are made anew"
  say "packages for dom0: $*"
  unpack_base "$base" || return 1
  unlock_root
  cat /etc/resolv.conf >"$root/etc/resolv.conf"
  touch "$tar.begun"
  # dom0 starts with a RAM disk of the lab's own; one for each change of a package takes minutes and 100 MB
  echo update_initramfs=no >"$root/etc/initramfs-tools/update-initramfs.conf"
  # The tree has the sources of the image's own packages, and no daemon starts in it.
  in_root sh -ec 'apt-get -q update; apt-get -q -y --no-install-recommends --no-remove install "$@"' sh "$@" \
    >"$LAB/logs/packages.log" 2>&1 || return 1
  # By time of change, not of modification: that one comes from the package.
  (cd "$root" && find . -xdev \( -path ./var/lib/apt -o -path ./var/cache/apt -o -path './var/log/*' \
    -o -path './tmp/*' -o -path './run/*' -o -path ./proc -o -path ./sys -o -path ./dev \) -prune \
    -o -cnewer "$tar.begun" -print0) |
    tar -C "$root" --null --no-recursion -T - --numeric-owner -cf "$tar.new" || return 1
  rm -rf --one-file-system "$root"
  rm -f "$tar.begun"
  mv "$tar.new" "$tar"
}
