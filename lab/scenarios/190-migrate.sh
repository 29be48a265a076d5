# title: a guest migrates to another xm, stopped meanwhile, and runs there alone; what speaks against it is told first
# where: both
# ci: no
# hosts: 2
# shellcheck disable=SC2086  # $ROUTE is a list of words
config web
create web
booted web
ok xm migrate --check $ROUTE web two
expect_out 'web can be migrated to two .*received by xm'
ok xm migrate $ROUTE web two
expect_no_out
absent web || fail "web is still here"
eventually "$SOON" there 'xm list web | grep -q "^web "'
there 'xm list web'
# exactly one copy, called as before, and nothing left of the way
! xm list | grep -e --migratedaway -e --incoming || fail "a name of the way is left here"
! there 'xm list' | grep -e --migratedaway -e --incoming || fail "a name of the way is left there"
ok xm migrate --status
expect_no_out
there 'xm destroy web'
on_lab || there 'xm sim stop'
