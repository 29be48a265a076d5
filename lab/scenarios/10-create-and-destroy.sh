# title: create a PV domain, see it run, destroy it, find nothing left
# where: both
# xenstored: both
remember
config plain
ok xm create "$WORK/plain.cfg"
expect_out "^Using config file \"$WORK/plain.cfg\"\.\$"
expect_out '^Started domain plain \(id=[0-9]+\)$'
expect_no_err
eventually "$BOOT" in_state plain '^-b----$'
ok xm list
expect_out '^plain  *[0-9]+  *96  *1  *[r-][b-]----  *[0-9.]+$'
ends_with 1 xm create "$WORK/plain.cfg"
expect_err "^Error: VM name 'plain' already exists as domain [0-9]+"
ok xm destroy plain
expect_no_out
expect_no_err
leaves_nothing
