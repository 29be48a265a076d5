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
