# title: each on_poweroff, on_reboot and on_crash action, with a PV guest that ends in each of the three ways
# where: both
# ci: no
# seconds: 3600
# 160 runs the same with a PVH guest: $actions_type is its line.
export XM_MINIMUM_RESTART_TIME=0
cores=/var/xen/dump
on_lab || cores=$XM_SIM/dump
remember
# The guest ends by itself; a crash is asked for with sysrq, as people do it.
ends_by() {
  terminal "xm console $1"
  types '\r'
  screen_shows "$BOOT" "$READY|/ #"
  if [ "$2" != crash ]; then
    types "$2\r"
    screen_shows "$SOON" "$2"
  fi
  types '\035'
  terminal_ends "$SOON"
  [ "$2" != crash ] || ok xm sysrq "$1" c
}
renewed() { now=$(xm domid "$1" 2>/dev/null) && [ "$now" != "$id" ]; }
await_new() { # NAME [SECONDS more than a boot takes]
  eventually "$((BOOT + SOON + ${2:-0}))" renewed "$1"
  old=$id id=$(xm domid "$1")
}
make() { # NAME LINE...
  # Debian's kernel takes a crash by sysrq only when told
  config "$@" ${actions_type:+"$actions_type"} 'extra = "console=hvc0 quiet sysrq_always_enabled"'
  create "$1"
}
# the new domain has the old one's place, disk and UUID
make again "on_poweroff = 'restart'" "on_reboot = 'restart'" "on_crash = 'restart'" \
  "disk = [ 'file:$DISK_FILE,xvda,w' ]"
uuid=$(xm list -l again | sed -n 's/.*(uuid \([0-9a-f-]\{36\}\)).*/\1/p' | head -n 1)
for end in poweroff reboot crash; do
  ends_by again $end
  await_new again
  absent_id() { ! host_domains | grep -q " $old\$"; }
  eventually "$SOON" absent_id
done
expect_equal 'the UUID of the last one' "$uuid" \
  "$(xm list -l again | sed -n 's/.*(uuid \([0-9a-f-]\{36\}\)).*/\1/p' | head -n 1)"
ok xm destroy again
# the old one is kept under another name, without its disk
make twin "on_poweroff = 'rename-restart'" "on_reboot = 'rename-restart'" "on_crash = 'rename-restart'" \
  "disk = [ 'file:$DISK_FILE,xvda,w' ]"
for end in poweroff reboot crash; do
  ends_by twin $end
  await_new twin
  in_state "$old" '[sc]' || fail "the old one is $(state_of "$old")"
  ok xm domname "$old"
  expect_out '^Domain-[0-9a-f-]*$'
  ok xm destroy "$old"
done
ok xm destroy twin
# A core, then the action; the guest that came back ends by itself, for good. Not of a PVH guest on the lab: libxc
# asks Xen for each of the million page numbers up to its special pages, half an hour in an emulated dom0.
if [ -z "${actions_type:-}" ] || ! on_lab; then
  core_of() { find "$cores/$1" -name "*-$1.$2.core" -size +0 | grep -q .; }
  make dumps "on_crash = 'coredump-restart'" "on_poweroff = 'destroy'"
  # libxc maps page after page of the guest, which takes minutes in an emulated dom0
  CORE=900
  ends_by dumps crash
  await_new dumps $CORE
  core_of dumps "$old" || fail "there is no core of dumps in $cores: $(find "$cores" 2>&1)"
  ends_by dumps poweroff
  eventually "$BOOT" absent dumps
  make lastly "on_crash = 'coredump-destroy'"
  ends_by lastly crash
  eventually "$((BOOT + CORE))" absent lastly
  core_of lastly "$id" || fail "there is no core of lastly in $cores: $(find "$cores" 2>&1)"
  rm -r "${cores:?}/dumps" "$cores/lastly"
fi
for end in reboot crash; do
  make goes "on_$end = 'destroy'"
  ends_by goes $end
  eventually "$BOOT" absent goes
done
for end in poweroff reboot crash; do
  make keeps "on_$end = 'preserve'"
  ends_by keeps $end
  eventually "$BOOT" in_state keeps '[sc]'
  ok xm destroy keeps
done
leaves_nothing
