# title: many domains in one call: created, paused, shut down together; xl agrees
# where: both
# ci: no
remember
config many1
config many2
config many3 "kernel = \"/nowhere/vmlinuz\""
ends_with 101 xm create --many "$WORK/many1.cfg" "$WORK/many3.cfg" "$WORK/many2.cfg"
expect_out "many1\.cfg: Started domain many1 \(id=[0-9]*\)$"
expect_out "many3\.cfg: failed: Kernel image does not exist: /nowhere/vmlinuz$"
expect_out '^3 configuration files: 2 created, 1 failed\.$'
present many1 || fail 'many1 does not run'
present many2 || fail 'many2 does not run'
# what xm refused stays refused
ends_with 1 xm destroy many1 many2
expect_err "^Error: 'xm destroy' requires 1 arguments\.$"
ends_with 1 xm shutdown many1 many2
expect_err '^Error: No multiple domain parameters allowed$'
booted many1
booted many2
ok xm pause --dry-run 'many*'
expect_out '^2 domains: 2 would be paused'
in_state many1 '^..p' && fail 'a dry run paused a domain'
ok xm pause --many 'many?'
expect_out '^many1: paused$'
in_state many1 '^..p' || fail 'many1 is not paused'
in_state many2 '^..p' || fail 'many2 is not paused'
ok xm unpause --many many1 many2
ends_with 101 xm shutdown -w 'many*' nobody --parallel 8
expect_out "^nobody: failed: Domain 'nobody' does not exist\.$"
expect_out '^3 domains: 2 shut down, 1 failed\.$'
absent many1 || fail 'many1 is still there'
leaves_nothing
