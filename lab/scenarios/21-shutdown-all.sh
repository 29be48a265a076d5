# title: shutdown -a -w takes every guest down and leaves dom0 alone
# where: both
remember
config first
config second
create first
create second
booted first
booted second
ok xm shutdown -a -w
expect_out '^Domain first terminated$'
expect_out '^Domain second terminated$'
expect_out '^All domains terminated$'
ok xm list
expect_out '^Domain-0 '
expect_not_out '^first |^second '
leaves_nothing
