# shellcheck shell=bash disable=SC2154
# image/chroot.sh    commands in a tree that holds a Debian. Sourced by image/build and harness/packages.sh,
# which set $root, the tree.

# A command in the tree: its own mounts and processes, gone with it.
in_root() {
  unshare -m -p -f --mount-proc="$root/proc" chroot "$root" /usr/bin/env -i \
    PATH=/usr/local/sbin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C \
    DEBIAN_FRONTEND=noninteractive INITRD=No "$@"
}

# base.tar as the tree, in place of what was there
unpack_base() { # BASE
  rm -rf --one-file-system "$root"
  mkdir -p "$root"
  tar -C "$root" -xf "$1/base.tar"
}

# root may log in by key only: debootstrap's account is locked
unlock_root() { sed -i 's/^root:[^:]*:/root::/' "$root/etc/shadow"; }
