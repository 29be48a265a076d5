# title: a guest that ends again and again by itself is not restarted for ever
# where: both
# ci: no
export XM_MINIMUM_RESTART_TIME=1000
remember
config loops 'on_crash = "restart"'
create loops
terminal 'xm console loops'
types '\r'
screen_shows "$BOOT" "$READY|/ #"
types 'crash\r'
terminal_ends "$((BOOT + SOON))"
eventually "$SOON" absent loops
log=/var/log/xen/xm/xm.log
on_lab || log=$XM_SIM/log/xm/xm.log
ok tail -n 5 "$log"
expect_out 'VM loops restarting too fast \(Elapsed time: [0-9.]+ seconds\)\. Refusing to restart to avoid loops\. It had been restarted 0 times before\.'
leaves_nothing
