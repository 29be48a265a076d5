# title: programs that call xm, from Debian's packages, see a running domain through the installed xm package
# where: lab
# ci: no
# package: yes
# packages: bash-completion facter fusioninventory-agent munin-node ocsinventory-agent
# seconds: 2400
# The scripts of cli/src/test/clients say what each program must see; in mvn verify the same ones run on the
# simulated host, with the packages unpacked into one folder each. Here they are installed: each folder is /.
XM_PACKAGE=$(find /lab -name 'xm_*.deb')
[ -n "$XM_PACKAGE" ] || fail "no package was copied into dom0: packaging/build makes it"
ok dpkg -i "$XM_PACKAGE"
ok dpkg -S "$(command -v xm)"
expect_out '^xm: '

GUEST_UUID=c72ef5c3-c26b-492d-ae99-c4b6d01e44c1
PACKAGES=$WORK/packages
export GUEST_UUID PACKAGES
mkdir "$PACKAGES"
config guest "uuid = '$GUEST_UUID'"
config kept "uuid = '5e6f7a8b-1111-4222-8333-944455556666'"
create guest
booted guest
ok xm new -q "$WORK/kept.cfg"

client() {
  for package in $(sed -n 's/^# needs: //p' "/lab/clients/$1.sh"); do
    dpkg -s "$package" >/dev/null || fail "the package $package is not installed"
    ln -sfn / "$PACKAGES/$package"
  done
  ok env SCRIPT="/lab/clients/$1.sh" bash -c 'fail() { echo "FAILED: $*"; exit 1; }; export -f fail; bash "$SCRIPT"'
}
client bash-completion
client facter
client fusioninventory
client ocs-inventory
client munin

# the munin plugin that the package has, as docs/install.md says, run by munin's node
install -m755 /usr/share/doc/xm/examples/munin/xm_domains /etc/munin/plugins/xm_domains
printf '[xm_domains]\nuser root\n' >/etc/munin/plugin-conf.d/xm_domains
ok munin-run xm_domains
expect_out '^m_guest.value 100663296$'
expect_out '^c_guest.value [0-9]+$'
expect_not_out kept
ok xm delete kept
ok xm destroy guest
