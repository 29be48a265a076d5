# title: a guest's disk and interface are served by another guest: made, listed, added, taken away, restarted, refused
# where: both
# ci: no
# seconds: 900

# shellcheck disable=SC2086  # $ROUTE is a list of words

# A RAM disk for a guest that serves devices: the lab's own, and behind it Linux' back ends, xenstore's tools and
# a program that does for them what xl devd does (the guest has no room for xl and its libraries).
driver_ramdisk() { # FILE
  tree=$WORK/driver
  mkdir -p "$tree/bin" "$tree/etc" "$tree/modules" "$tree/usr/bin"
  number=60
  modprobe --show-depends -a xen-netback xen-blkback bridge | awk '$1 == "insmod" && !seen[$2]++ { print $2 }' |
    while read -r module; do
      name=$number-$(basename "$module")
      case $module in
        *.xz) busybox xzcat "$module" >"$tree/modules/${name%.xz}" ;;
        *) cp "$module" "$tree/modules/$name" ;;
      esac
      number=$((number + 1))
    done
  for tool in read write rm watch; do cp -L "/usr/bin/xenstore-$tool" "$tree/usr/bin/"; done
  ldd /usr/bin/xenstore-read | grep -o '/[^ ]*' | while read -r library; do
    mkdir -p "$tree$(dirname "$library")"
    cp -L "$library" "$tree$library"
  done
  printf '%s\n' '::once:/bin/echo GUEST READY' '::respawn:/bin/devd' 'hvc0::respawn:/bin/sh' \
    '::ctrlaltdel:/sbin/reboot' >"$tree/etc/inittab"
  cat >"$tree/bin/devd" <<'END'
#!/bin/sh
PATH=/bin:/sbin:/usr/bin
busybox ip link add xenbr0 type bridge
busybox ip addr add 192.168.78.1/24 dev xenbr0
busybox ip link set xenbr0 up
connect() { # DEVICE
  guest=${1%/*}
  case $1 in
    backend/vif/*)
      name=vif${guest##*/}.${1##*/}
      until [ -e "/sys/class/net/$name" ]; do sleep 0.1; done
      busybox ip link set "$name" master xenbr0
      busybox ip link set "$name" up ;;
    *) xenstore-write "$1/physical-device" "$(busybox stat -L -c %t:%T "$(xenstore-read "$1/params")")" ;;
  esac
  xenstore-write "$1/hotplug-status" connected
}
xenstore-watch backend | while read -r path; do
  case $path in
    backend) echo DEVD READY ;;
    */state | */online)
      device=${path%/*}
      state=$(xenstore-read "$device/state" 2>/dev/null) || continue
      online=$(xenstore-read "$device/online" 2>/dev/null) || continue
      status=$(xenstore-read "$device/hotplug-status" 2>/dev/null)
      case $state$online$status in
        21) connect "$device" ;;
        60*) xenstore-rm "$device" ;;
      esac ;;
  esac
done
END
  chmod +x "$tree/bin/devd"
  # one gzip stream: libxc unpacks it, and looks at the length at its end
  {
    zcat "$RAMDISK"
    (cd "$tree" && find . | cpio --quiet -R 0:0 -H newc -o)
  } | gzip -1 >"$1"
  rm -rf "$tree"
}

remember
if on_lab; then
  driver_ramdisk "$WORK/driver.gz"
  config net "ramdisk = \"$WORK/driver.gz\"" 'memory = 160' 'driver_domain = 1' "disk = [ 'file:$DISK_FILE,xvda,r' ]"
else
  config net 'extra = "sim.driver-domain"' 'driver_domain = 1' "disk = [ 'file:$DISK_FILE,xvda,r' ]"
fi
config web 'extra = "console=hvc0 quiet lab.ip=192.168.78.2/24"' "disk = [ 'phy:/dev/xvda,xvda,r,net' ]" \
  "vif = [ 'mac=00:16:3e:78:01:28, bridge=xenbr0, backend=net' ]"

# everything that is wrong is told before anything is made
ends_with 1 xm create "$WORK/web.cfg"
expect_err "Disk 0 \(xvda\): there is no domain 'net' to serve it; xm list shows those that run \(backend=net\)"
expect_err "Interface 0: there is no domain 'net' to serve it"
create net
net=$id
terminal 'xm console net'
screen_shows "$BOOT" 'DEVD READY|devd: waiting for devices'
types '\035'
terminal_ends "$SOON"

create web
vbd=/local/domain/$net/backend/vbd/$id/51712 vif=/local/domain/$net/backend/vif/$id/0
expect_equal 'who serves the disk' "$net" "$(read_store "/local/domain/$id/device/vbd/51712/backend-id")"
eventually "$BOOT" store_is "$vbd/state" 4
eventually "$SOON" store_is "$vif/state" 4
booted web
! [ -e "/sys/class/net/vif$id.0" ] && ! [ -e "${XM_SIM:-/none}/vifs/vif$id.0" ] || fail 'the interface is in dom0'
ok xm block-list web
expect_out "^51712  $net    0     4 .* $vbd  "
ok xm network-list web
expect_out "^0   $net  00:16:3e:78:01:28 .* $vif  "
ok xm list -l web
expect_out "\(backend $net\)"
ok xm cleanup --dry-run
expect_out '^Nothing is left over'
if on_lab; then
  terminal 'xm console web'
  types '\rmount -t ext4 -o ro /dev/xvda /mnt; cat /mnt/label\r'
  screen_shows "$SOON" 'file-disk'
  types '\035'
  terminal_ends "$SOON"
  terminal 'xm console net'
  types '\rping -c5 -W30 192.168.78.2 && echo PING-$((40+2))\r'
  screen_shows "$SOON" 'PING-42'
  types '\035'
  terminal_ends "$SOON"
  ok xl network-list web
  expect_out "^0 +$net +00:16:3e:78:01:28"
fi

# while it runs
ok xm block-attach web phy:/dev/xvda xvdb r "$net"
eventually "$SOON" store_is "/local/domain/$net/backend/vbd/$id/51728/state" 4
ends_with 1 xm block-attach web phy:/dev/xvda xvdc w net
expect_err "/dev/xvda is already in use by domain 'web' \(read-only\)"
ends_with 1 xm block-attach web phy:/dev/xvda xvdc r web
expect_err 'a domain cannot serve its own devices \(backend=web\)'
ok xm network-attach web backend=net bridge=xenbr0
eventually "$SOON" store_is "/local/domain/$net/backend/vif/$id/1/state" 4
ok xm block-detach web xvdb
ok xm network-detach web 1
ok xm block-attach web phy:/dev/xvda xvdb r net
ok xm block-detach web xvdb -f
ok xm block-list web
expect_not_out '^51728'

if ! on_lab; then
  # what goes wrong there is told in its own words, and the guest is as before
  mkdir -p "$XM_SIM/fault"
  echo 'Could not find bridge xenbr9' >"$XM_SIM/fault/devd"
  ends_with 1 xm network-attach web backend=net bridge=xenbr9
  expect_err "Device 1 \(vif\) could not be connected. The script in domain 'net' \(id $net\) failed"
  expect_err 'Could not find bridge xenbr9'
  rm "$XM_SIM/fault/devd"
  : >"$XM_SIM/fault/backend-silent"
  ends_with 1 xm network-attach web backend=net
  expect_err "Its backend in domain 'net' \(id $net\) did not answer within 10 s \(/local/domain/$net/backend/vif/$id/1\)"
  expect_err 'does xl devd run\?'
  rm "$XM_SIM/fault/backend-silent"
  ok xm network-list web
  expect_not_out '^1 '
  # an image names it, and so does a restart
  ok xm save web "$WORK/web.image"
  ok xm restore "$WORK/web.image"
  eventually "$SOON" sh -c "xm network-list web | grep -q '^0   $net .* 4 '"
  ok xm reboot web
  id=$(xm domid web)
  eventually "$SOON" sh -c "new=\$(xm domid web) && [ \$new != $id ] && xm network-list web | grep -q '^0   $net .* 4 '"
fi

if ! on_lab; then
  # another host must have it, under its name
  ends_with 1 xm migrate $ROUTE web two
  expect_err 'Domain net, which serves devices of web, does not run on two\.'
  there "xm create $WORK/net.cfg" || fail 'no driver domain could be made on the other host'
  there "xm create $WORK/net.cfg name=spare" || fail 'no second domain could be made there'
  there 'xm destroy net' || fail 'it does not go'
  there "xm create $WORK/net.cfg" || fail 'no driver domain could be made there again'
  ok xm migrate $ROUTE web two
  new=$(there 'xm domid net')
  eventually "$SOON" there "xm network-list web | grep -q '^0   $new .* 4 '"
  ok xm migrate --status
  ! host_store | grep "^/local/domain/$net/backend/" || fail 'the guest left devices behind'
  there 'xm sim stop'
  create web
  booted web
fi

# it goes without a trace in either domain
ok xm destroy web
! host_store | grep "^/local/domain/$net/backend/" || fail "something is left in the driver domain"

# a driver domain that is gone holds nobody up
create web
booted web
ok xm destroy net
expect_err 'Warning: Domain net serves devices of web, which are lost with it\.'
ok xm destroy web
leaves_nothing
