# title: a guest that ignores shutdown keeps running, and destroy ends it
# where: both
remember
config deaf "extra = \"console=hvc0 quiet $DEAF\""
create deaf
booted deaf
ok xm shutdown deaf
# there is no event for "nothing happens": a time is all that can be given to a guest
ends_with 124 timeout 20 xm shutdown -w deaf
present deaf || fail "the domain went although its guest does not listen"
ok xm destroy deaf
leaves_nothing
