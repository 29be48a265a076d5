# title: the xendomains script of Xen 4.17 starts and stops domains with CMD=xm
# where: lab
# ci: no
# seconds: 400
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
rm -f /etc/xen/auto/boots
leaves_nothing
