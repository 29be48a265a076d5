# title: a guest migrates by TLS where both ends show certificates; strangers, clear text and cuts leave one copy that runs
# where: both
# ci: no
# hosts: 2
# seconds: 3600
# listens OPTION...    a receiver at the other host
listens() {
  : >"$WORK/receiver"
  there "echo \$\$ >$WORK/listener; exec env XM_CONF=$WORK/two.conf $CUT xm migrate-receive --listen $PORT $*" >"$WORK/receiver" 2>&1 &
  receiver=$!
  eventually "$SOON" grep -q 'listens at' "$WORK/receiver"
}
deaf() {
  there "kill \$(cat $WORK/listener)"
  wait "$receiver" || :
}
# cut WHERE    migrates with a cut, after which the guest runs once
cut() {
  echo "== $1"
  run env XM_TEST_MIGRATION="$1" xm migrate -p "$PORT" web "$TWO"
  printf '%s\n%s\n' "$rc" "$err"
  eventually "$SOON" runs_once web
  takes_back web
}

authority ours
authority theirs
certificate one ours
certificate two ours
certificate stranger theirs
conf one ours one.conf
conf two ours two.conf
conf stranger ours stranger.conf
CUT=''
PORT=$((20000 + $$ % 10000))
if on_lab; then
  # java without a compiler would encrypt for minutes
  export XM_JAVA_OPTS=
  TWO=two WRONG=192.168.77.2
  tar -C / -cf - "${WORK#/}" | ssh two 'tar -C / -xf -'
else
  TWO=localhost WRONG=127.0.0.1
fi
export XM_CONF="$WORK/one.conf"

config web
create web
booted web

# who has no certificate of the right authority, or speaks without any, is told so; nothing is touched
ends_with 1 xm migrate --tls -p "$PORT" web "$TWO"
expect_err "nobody listens there"
listens
ends_with 1 env XM_CONF="$WORK/stranger.conf" xm migrate --ssl -p "$PORT" web "$TWO"
expect_err 'does not accept the certificate of this one'
ends_with 1 xm migrate --tls -p "$PORT" web "$WRONG"
expect_err 'its certificate is not one of this name'
ends_with 1 xm migrate --cleartext -p "$PORT" web "$TWO"
expect_err '^Warning: memory goes over the network in clear text'
expect_err 'wants TLS where clear text was spoken|closed|reset'
ends_with 1 xm migrate --tls -s ssh web "$TWO"
present web || fail "web is gone"

ok xm migrate --check --tls -p "$PORT" web "$TWO"
expect_out 'web can be migrated to .*received by xm'
ok xm migrate --tls -p "$PORT" --output json web "$TWO"
printf '%s\n' "$out" | json_valid migrate || fail "the report is not as described"
absent web || fail "web is still here"
eventually "$SOON" there 'xm list web | grep -q "^web "'
grep 'CN=one sends a domain' "$WORK/receiver" || fail "the receiver does not say who came"
takes_back web

for moment in sender-kill@suspended sender-kill@received sender-kill@cleared sender-kill@told \
  link-cut@suspended link-cut@received link-cut@cleared link-cut@told; do
  cut $moment
done
deaf
for moment in receiver-kill@announced receiver-kill@ready receiver-kill@told receiver-kill@cleared receiver-kill@taken; do
  CUT=XM_TEST_MIGRATION=$moment
  listens
  cut none
  deaf
done
CUT=

# clear text only where both say so
listens --cleartext
grep 'Warning: without TLS' "$WORK/receiver" || fail "the receiver does not warn"
ends_with 1 xm migrate --tls -p "$PORT" web "$TWO"
expect_err 'does not speak TLS|closed|broke TLS off'
ok xm migrate --cleartext -p "$PORT" web "$TWO"
expect_err '^Warning: memory goes over the network in clear text'
absent web || fail "web is still here"
eventually "$SOON" there 'xm list web | grep -q "^web "'
deaf
there 'xm destroy web'
ok xm migrate --status
expect_no_out
on_lab || there 'xm sim stop'
