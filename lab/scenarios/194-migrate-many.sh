# title: a terminal shows phase, round, rate and time left; several domains go in order, with a summary
# where: sim
# hosts: 2
# seconds: 900
# shellcheck disable=SC2086  # $ROUTE is a list of words
for name in alfa bravo charlie; do
  config $name 'type = "pvh"' 'memory = 24'
  create $name
  booted $name
done

# what a person sees
mkdir -p "$XM_SIM/fault"
echo 150 >"$XM_SIM/fault/image-slow" # milliseconds for each MiB
terminal "xm save -c alfa $WORK/image"
screen_shows "$SOON" 'save alfa: [0-9]+ of 24 MiB'
terminal_ends "$SOON"
expect_equal 'the status of save' 0 "$rc"
terminal "xm migrate -l $ROUTE alfa two"
screen_shows "$SOON" 'pre-copy: round 1, 0 MiB sent, 0 MiB/s, [0-9]+ s left'
screen_shows "$SOON" 'pre-copy: round 1 sent, 800 pages dirty'
screen_shows "$SOON" 'stop-and-copy: the guest is stopped'
screen_shows "$SOON" 'commitment: '
terminal_ends "$SOON"
expect_equal 'the status of migrate' 0 "$rc"
rm "$XM_SIM/fault/image-slow"
absent alfa || fail 'alfa is still here'
there 'xm list alfa' || fail 'alfa is not there'

# an unknown name: nothing is begun
ends_with 3 xm migrate $ROUTE bravo nobody two
expect_err "Domain 'nobody' does not exist"
present bravo || fail 'bravo went'
ok xm migrate --check $ROUTE bravo charlie two
expect_out '^bravo can be migrated'
expect_out '^charlie can be migrated'

# one that cannot go does not keep the other
there "echo x >/dev/null; xm create $WORK/bravo.cfg" || fail 'bravo was not made there'
ends_with 1 xm migrate -l $ROUTE bravo charlie two
expect_out '^bravo: .*The name bravo is taken on two'
expect_out '^charlie: migrated, .* s in all, stopped for [0-9]+ ms, .* rounds$'
expect_out '^1 migrated to two, 1 failed\.$'
present bravo || fail 'bravo is gone'
absent charlie || fail 'charlie is still here'
there 'xm destroy bravo'
ok xm migrate --all -l --output json $ROUTE two
printf '%s\n' "$out" | json_valid || fail 'no JSON'
printf '%s\n' "$out" | tr -d ' \n' | grep -q '"failed":\[\]' || fail 'something failed'
for phase in pre-migration reservation pre-copy stop-and-copy commitment; do
  printf '%s\n' "$out" | grep -q "\"name\" : \"$phase\"" || fail "no phase $phase"
done
absent bravo || fail 'bravo is still here'
for name in alfa bravo charlie; do there "xm destroy $name"; done
# on a node of the other host: the simulated one has node 0
create alfa
ok xm migrate --node 0 $ROUTE alfa two
there 'xm list alfa' || fail 'alfa is not there'
there 'xm destroy alfa'
create alfa
ends_with 1 xm migrate --node 1 $ROUTE alfa two
expect_err 'alfa was not migrated and goes on running here'
expect_err 'NUMA node 1, but this host has node 0 only'
in_state alfa '^(r|-)(b|-)----$' || fail "alfa is $(state_of alfa)"
ok xm destroy alfa
there 'xm sim stop'
