# title: shutdown -w asks the guest, waits, says so, and all is gone
# where: both
# xenstored: both
remember
config leave
create leave
booted leave
ok xm shutdown -w leave
expect_out '^Domain leave terminated$'
expect_out '^All domains terminated$'
eventually "$SOON" absent leave
leaves_nothing

# one that its configuration preserves is waited for until it has shut down
config stays "on_poweroff = 'preserve'"
create stays
booted stays
ok xm shutdown -w stays
expect_out '^Domain stays terminated$'
in_state stays s || fail "it is $(state_of stays)"
ok xm destroy stays
leaves_nothing
