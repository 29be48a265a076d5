# title: on_crash = "preserve" keeps a crashed domain to be looked at
# where: both
# ci: no
remember
config kept 'on_crash = "preserve"'
create kept
terminal 'xm console kept'
types '\r'
screen_shows "$BOOT" "$READY|/ #"
types 'crash\r'
eventually "$SOON" in_state kept 'c'
types '\035'
terminal_ends "$SOON"
ok xm list --state=crashed
expect_out '^kept '
ok xm destroy kept
leaves_nothing
