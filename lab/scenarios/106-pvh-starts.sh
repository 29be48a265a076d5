# title: of 50 PVH guests that xm starts as many come up, and end as asked, as of 50 by xl
# where: lab
# ci: no
# seconds: 5400
# A kernel that is up says in xenstore that it can be told to power off.
up() { store_is "/local/domain/$1/control/feature-poweroff" 1; }
ended() { xl list "$1" | awk 'NR == 2 { exit $5 !~ /^---s/ }'; }
# reason ID    Xen's number for why it ended: 0 poweroff, 1 reboot
reason() { xl list -v "$1" | awk 'NR == 2 { print $8 }'; }
# in_time SECONDS COMMAND    false when the command did not succeed in time
in_time() {
  in_time_end=$(($(date +%s) + $1))
  shift
  until "$@"; do
    [ "$(date +%s)" -lt $in_time_end ] || return 1
    sleep 0.2
  done
}
: >"$WORK/tally"
count() { grep -c "^$1 *\$" "$WORK/tally"; }
for n in 1 2 3 4 5; do
  config "p$n" 'type = "pvh"' "vcpus = $((n % 2 + 1))" 'on_poweroff = "preserve"' 'on_reboot = "preserve"'
done
for round in 1 2 3 4 5 6 7 8 9 10; do
  for tool in xm xl; do
    for n in 1 2 3 4 5; do ok "$tool" create "$WORK/p$n.cfg"; done
    for n in 1 2 3 4 5; do
      id=$(xl domid "p$n")
      if in_time "$BOOT" up "$id"; then
        echo "$tool up" >>"$WORK/tally"
      else
        echo "round $round: p$n of $tool did not come up in $BOOT s"
        xl vcpu-list "p$n"
        xenstore-ls "/local/domain/$id"
      fi
    done
    for n in 1 2 3 4 5; do run xl shutdown "p$n"; done
    for n in 1 2 3 4 5; do
      id=$(xl domid "p$n")
      if in_time "$SOON" ended "$id"; then
        echo "$tool with $((n % 2 + 1)) vcpus: reason $(reason "$id")" >>"$WORK/tally"
      fi
      ok xl destroy "p$n"
    done
  done
  echo "after round $round:"
  sort "$WORK/tally" | uniq -c
done
[ "$(count 'xm up')" = 50 ] || fail "of 50 starts by xm $(count 'xm up') came up, of 50 by xl $(count 'xl up')"
for vcpus in 1 2; do
  ours=$(count "xm with $vcpus vcpus: reason 0") theirs=$(count "xl with $vcpus vcpus: reason 0")
  echo "$vcpus vcpus: powered off when asked: $ours of xm, $theirs of xl"
done
