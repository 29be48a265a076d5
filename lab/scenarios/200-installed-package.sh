# title: the Debian package in dom0: versions, guests, xendomains with xm and back with xl
# where: lab
# ci: no
# package: yes
# seconds: 1100
# dpkg lays the package over the xm that lab/harness/install.sh put there. It stays: hosts are thrown away.
XM_PACKAGE=$(find /lab -name 'xm_*.deb')
[ -n "$XM_PACKAGE" ] || fail "no package was copied into dom0: packaging/build makes it"
remember
ok dpkg -i "$XM_PACKAGE"
[ -e "$(find /var/cache/xm -name '*.jsa' -newer /lab/lib.sh)" ] || fail "postinst made no class archive"
ok xm --version
expect_no_err
expect_out '^xm [0-9]'
expect_out "^Xen $(cat /sys/hypervisor/version/major).$(cat /sys/hypervisor/version/minor)"
expect_out '^Java 17'
# libxc through the library that the package has
ok xm list
expect_out '^Domain-0 +0 '

# --- what Debian calls: the one switch, both directions
config boots
mkdir -p /etc/xen/auto
cp "$WORK/boots.cfg" /etc/xen/auto/boots
made_by() { xenstore-read "/vm/$(xl domid boots >/dev/null && xenstore-read "/local/domain/$(xl domid boots)/vm" | sed 's#^/vm/##')/xm/toolstack"; }
cp -p /etc/default/xendomains "$WORK/xendomains.default"
echo 'XENDOMAINS_SAVE=' >>/etc/default/xendomains
for toolstack in xm xl; do
  if [ $toolstack = xm ]; then
    # shellcheck disable=SC2016  # for xendomains
    echo 'PATH=/usr/share/xm/toolstack:$PATH' >>/etc/default/xendomains
  else
    sed -i '/xm\/toolstack/d' /etc/default/xendomains
  fi
  ok /etc/init.d/xendomains start
  present boots || fail "xendomains did not start the domain with $toolstack"
  run made_by
  if [ $toolstack = xm ]; then [ "$rc" = 0 ]; else [ "$rc" != 0 ]; fi || fail "the domain is not $toolstack's"
  ok /etc/init.d/xendomains start # the second time it sees that it runs
  expect_out 'already running'
  booted boots
  ok /etc/init.d/xendomains stop
  eventually "$BOOT" absent boots
done
cp -p "$WORK/xendomains.default" /etc/default/xendomains
rm -f /etc/xen/auto/boots
leaves_nothing
