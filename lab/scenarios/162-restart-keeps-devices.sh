# title: a restart keeps what was hot-plugged; the diary may be taken away, emptied or grow meanwhile
# where: both
# ci: no
# seconds: 600
remember
log=/var/log/xen/xm/xm.log
on_lab || log=$XM_SIM/log/xm/xm.log
config grows
create grows
booted grows
ok xm block-attach grows "phy:$DISK_DEV" xvdb w
ok xm network-attach grows mac=00:16:3e:16:02:01 bridge="$BRIDGE"
# as logrotate does without copytruncate
mv "$log" "$log.aside"
ok xm reboot -w grows
expect_equal 'lines about it in the file that was moved away' 0 "$(grep -c 'Restarted grows' "$log.aside")"
grep -q 'Restarted grows as domain .*, restart 1$' "$log" || fail "the monitor did not open a new $log"
ok xm block-list grows
expect_out '^51728 '
ok xm network-list grows
expect_out ' 00:16:3e:16:02:01 '
eventually "$SOON" store_is "/local/domain/0/backend/vbd/$(xm domid grows)/51728/state" 4
booted grows
ok xm block-detach grows xvdb
# as copytruncate does; then as it grows by itself
: >"$log"
ok xm reboot -w grows
grep -q 'Restarted grows as domain .*, restart 2$' "$log" || fail "the monitor does not write to the emptied $log"
ok xm block-list grows
expect_not_out '^51728 '
booted grows
yes 'filled by a test' | head -c 1100000 >>"$log"
ok xm reboot -w grows
grep -q 'filled by a test' "$log.1" || fail "the full $log was not put aside"
[ "$(wc -c <"$log")" -lt 10000 ] || fail "$log is still as large as it was"
ok xm log
expect_out 'Restarted grows as domain .*, restart 3$'
rm -f "$log.aside" "$log.1"
ok xm destroy grows
leaves_nothing
