# title: the xendomains script of Xen 4.17, and the calls of 4.1's, start and stop domains through xm
# needs: xen-utils-4.17
# Only paths are changed in the script, and which tool it calls: there is no /dev/xen here.
script=$PACKAGES/xen-utils-4.17/usr/lib/xen-4.17/bin/xendomains
auto=$WORK/auto
mkdir -p "$auto"
xm destroy guest
cp "$WORK/guest.cfg" "$auto/guest"
cat >"$WORK/settings" <<S
XENDOMAINS_SYSRQ=''
XENDOMAINS_USLEEP=1000
XENDOMAINS_CREATE_USLEEP=1000
XENDOMAINS_MIGRATE=''
XENDOMAINS_SAVE=''
XENDOMAINS_SHUTDOWN='--wait'
XENDOMAINS_SHUTDOWN_ALL='--all --wait'
XENDOMAINS_RESTORE=false
XENDOMAINS_AUTO=$auto
XENDOMAINS_AUTO_ONLY=false
XENDOMAINS_STOP_MAXWAIT=120
S
sed "s#^CMD=.*#CMD=xm#; s#^XENDOM_CONFIG=.*#XENDOM_CONFIG=$WORK/settings#; s#/dev/xen/privcmd#/dev/null#
  s#^\. /etc/xen/scripts/hotplugpath.sh#XEN_LOCK_DIR=$WORK/lock XEN_CONFIG_DIR=$WORK#" "$script" >"$WORK/xendomains"
grep -q '^CMD=xm$' "$WORK/xendomains" || fail "the script has another form: $(grep -n CMD= "$script")"
bash "$WORK/xendomains" start >"$WORK/xd.out" 2>&1 || fail "start: $(cat "$WORK/xd.out")"
xm domid guest >/dev/null || fail "the script did not start the domain: $(cat "$WORK/xd.out")"
bash "$WORK/xendomains" status >>"$WORK/xd.out" 2>&1 || fail "status: $(cat "$WORK/xd.out")"
bash "$WORK/xendomains" stop >"$WORK/xd.out" 2>&1 || fail "stop: $(cat "$WORK/xd.out")"
! xm list guest >/dev/null 2>&1 || fail "the script did not stop the domain: $(cat "$WORK/xd.out")"

# 4.1's script is packaged nowhere: what it calls, and its own way of reading the answers.
name=$(xm create --quiet --dryrun --defconfig "$auto/guest" | sed -n 's/^.*(name \(.*\))$/\1/p')
[ "$name" = guest ] || fail "4.1 would find the name '$name'"
[ -z "$(xm create --quiet --defconfig "$auto/guest")" ] || fail 'create --quiet printed something'
id='' name=''
while read -r line; do
  case $line in
    *'(domain'*) name='' ;;
    *'(domid'*) number=${line##*domid } number=${number%%)*} ;;
    *'(name'*) name=${line##*name } name=${name%%)*} ;;
  esac
  [ "$name" != guest ] || id=${id:-$number}
done < <(xm list -l)
[ "$id" = "$(xm domid guest)" ] || fail "4.1 would find the id '$id'"
xm sysrq "$id" s || fail 'sysrq ID s'
[ "$(xm shutdown "$id" --halt --wait)" = "Domain guest terminated
All domains terminated" ] || fail 'shutdown ID --halt --wait'
xm create --quiet --defconfig "$auto/guest"
xm shutdown --all --halt --wait >"$WORK/xd.out" || fail "shutdown --all: $(cat "$WORK/xd.out")"
! xm list guest >/dev/null 2>&1 || fail 'shutdown --all --halt --wait came back too early'
xm create -q "$WORK/guest.cfg" # for the scripts after this one
