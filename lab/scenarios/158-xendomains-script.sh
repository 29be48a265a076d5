# title: the xendomains scripts of Xen 4.17 and of 4.1 start and stop domains with CMD=xm
# where: lab
# ci: no
# seconds: 600
script=$(find /usr/lib/xen* -name xendomains | head -n 1)
remember
config boots
mkdir -p /etc/xen/auto
mv "$WORK/boots.cfg" /etc/xen/auto/boots
cat >"$WORK/settings" <<'END'
XENDOMAINS_SYSRQ=''
XENDOMAINS_USLEEP=1000
XENDOMAINS_CREATE_USLEEP=1000
XENDOMAINS_MIGRATE=''
XENDOMAINS_SAVE=''
XENDOMAINS_SHUTDOWN='--wait'
XENDOMAINS_SHUTDOWN_ALL='--all --wait'
XENDOMAINS_RESTORE=false
XENDOMAINS_AUTO=/etc/xen/auto
XENDOMAINS_AUTO_ONLY=false
XENDOMAINS_STOP_MAXWAIT=120
END
sed "s/^CMD=.*/CMD=xm/; s#^XENDOM_CONFIG=.*#XENDOM_CONFIG=$WORK/settings#" "$script" >"$WORK/xendomains"
grep -q '^CMD=xm$' "$WORK/xendomains" || fail "the script has another form: $(grep -n CMD= "$script")"
ok bash "$WORK/xendomains" start
present boots || fail "the script did not start the domain"
booted boots
run bash "$WORK/xendomains" status
ok bash "$WORK/xendomains" stop
eventually "$BOOT" absent boots
# The calls that the script of 4.1 makes, in its order, and what it does with the answers. The script
# itself is not at hand where this runs.
ok xm create --quiet --dryrun --defconfig /etc/xen/auto/boots
expect_equal 'the name that 4.1 finds' boots "$(printf '%s\n' "$out" | sed -n 's/^.*(name \(.*\))$/\1/p')"
ok xm create --quiet --defconfig /etc/xen/auto/boots
expect_no_out
booted boots
# is_running and parseln of 4.1: (domid N) and (name X) before the next (domain
ok xm list -l
id='' name=''
while read -r line; do
  case $line in
    *'(domain'*) name='' ;;
    *'(domid'*) number=${line##*domid } number=${number%%)*} ;;
    *'(name'*) name=${line##*name } name=${name%%)*} ;;
  esac
  [ "$name" != boots ] || id=${id:-$number}
done <"$WORK/out"
expect_equal 'the id that 4.1 finds' "$(xl domid boots)" "$id"
ok xm sysrq "$id" s
ok xm shutdown "$id" --halt --wait
absent boots || fail "shutdown --halt --wait came back before its domain was gone"
ok xm create --quiet --defconfig /etc/xen/auto/boots
booted boots
ok xm shutdown --all --halt --wait
absent boots || fail "shutdown --all --halt --wait came back before its domain was gone"
rm -f /etc/xen/auto/boots
leaves_nothing
