# title: a migration that is cut at any moment, at either end or between, leaves exactly one copy that runs
# where: sim
# hosts: 2
# seconds: 1800
# shellcheck disable=SC2086  # $ROUTE is a list of words
config web 'memory = 32'
create web
for cut in sender-kill@begun sender-kill@reserved sender-kill@suspended sender-kill@sent \
  sender-kill@received sender-kill@cleared sender-kill@told \
  receiver-kill@announced receiver-kill@ready receiver-kill@told receiver-kill@cleared receiver-kill@taken \
  link-cut@reserved link-cut@suspended link-cut@sent link-cut@received link-cut@cleared link-cut@told; do
  echo "== $cut"
  run env XM_TEST_MIGRATION=$cut xm migrate $ROUTE web two
  printf '%s\n%s\n' "$rc" "$err"
  eventually "$SOON" runs_once web
  takes_back web
done
ok xm migrate --status
expect_no_out
on_lab || there 'xm sim stop'
