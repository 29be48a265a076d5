# title: stop-all saves what is to be saved, start-all goes on with it before it starts the rest
# where: both
# ci: no
# seconds: 2400
# the directory stays when xm has made it
if on_lab; then mkdir -p /var/lib/xen/save; fi
remember
mkdir "$WORK/auto"
config filed
config kept 'on_xend_stop = "suspend"' 'on_xend_start = "start"'
ok xm new "$WORK/kept.cfg"
cp "$WORK/filed.cfg" "$WORK/auto/filed"
ok xm start-all "$WORK/auto"
expect_out '^2 domains: 2 started, 0 ran already, 0 failed\.$'
counts filed
counts kept
# only what says so is saved
ok xm stop-all "$WORK/auto"
expect_out '^Domain kept .* was saved$'
expect_out '^1 saved, 1 shut down, 0 destroyed, 0 left\.$'
absent kept || fail "kept still runs"
ok xm start-all "$WORK/auto"
goes_on kept
counts filed
# and all of it when that is asked for
ok xm stop-all --save "$WORK/auto"
expect_out '^2 saved, 0 shut down, 0 destroyed, 0 left\.$'
ok xm start-all "$WORK/auto"
expect_out '^Restored domain filed '
expect_out '^2 domains: 2 started, 0 ran already, 0 failed\.$'
goes_on filed
goes_on kept
# a guest that cannot be saved is shut down
ok xm pause kept
ok xm stop-all --timeout 60 --save "$WORK/auto"
expect_out '^1 saved, 1 shut down, 0 destroyed, 0 left\.$'
ok xm delete kept
ok xm start-all "$WORK/auto"
expect_out '^Restored domain filed '
ok xm destroy filed
leaves_nothing
