# title: top -b has xentop's lines, which the programs that read it understand; JSON and Prometheus beside it
# where: both
# seconds: 900
remember
config data "disk = [ 'file:$DISK_FILE,xvda,w' ]" "vif = [ 'bridge=$BRIDGE' ]"
create data -p

ok xm top -b -i 2 -d 1
printf '%s\n' "$out" >"$WORK/ours"
expect_equal 'the number of headers' 2 "$(grep -c '^ *NAME ' "$WORK/ours")"
# paused: nothing of it moves but what Xen still counts for it
of_data() { awk '$1 == "data" { print $1, $2, $5, $7, $9, $10, $13 }' "$1" | tail -n 1; }
expect_equal 'the row of data' 'data ----p- 98304 99328 1 1 1' "$(of_data "$WORK/ours")"
if on_lab; then
  # beside the program itself: the same words of the header, the same row
  ok xentop -b -i 2 -d 1
  printf '%s\n' "$out" >"$WORK/theirs"
  expect_equal 'the header' "$(head -n 1 "$WORK/theirs")" "$(head -n 1 "$WORK/ours")"
  expect_equal "xentop's row of data" "$(of_data "$WORK/theirs")" "$(of_data "$WORK/ours")"
  expect_equal "dom0's fixed columns" "$(awk '$1 == "Domain-0" { print NF, $7, $8, $9 }' "$WORK/theirs" | tail -n 1)" \
    "$(awk '$1 == "Domain-0" { print NF, $7, $8, $9 }' "$WORK/ours" | tail -n 1)"
fi

# munin's contrib plugin xen-cpu: the second look counts, columns by blanks, CPU seconds in the third
expect_equal 'domains as munin counts them' 'Domain-0 data' "$(awk '/NAME/ { look++ }
  look == 2 && !/NAME/ && $3 ~ /^[0-9]+$/ { print $1 }' "$WORK/ours" | sort | tr '\n' ' ' | sed 's/ $//')"
# OpenNebula asks with these letters together and takes full names
ok xm top -fbi2
expect_equal 'memory as OpenNebula reads it' 98304 "$(printf '%s\n' "$out" | grep 'data ' | tail -n 1 | awk '{ print $5 }')"
# Pandora: columns by number, the header left out
expect_equal 'percentages as Pandora reads them' 0 \
  "$(awk '$1 != "NAME" && ($4 !~ /^[0-9]+\.[0-9]$/ || $6 !~ /^[0-9]+\.[0-9]$/)' "$WORK/ours" | wc -l)"

ok xm top -i 2 -d 1 --output json
expect_equal 'objects, one on each line' 2 "$(printf '%s\n' "$out" | grep -c '^{.*}$')"
printf '%s' "$out" | json_valid top || fail "top --output json is no JSON"

ok xm top --output prometheus
# the text format: HELP and TYPE before the samples of a name, all of a name together, a number at the end
printf '%s\n' "$out" >"$WORK/metrics"
wrong=$(awk '
  /^# HELP [a-z_]+ ./ { name = $3; if (seen[name]++) print; next }
  /^# TYPE [a-z_]+ (counter|gauge)$/ { if ($3 != name) print; type = $4; next }
  /^[a-z_]+(\{([a-z_]+="([^"\\]|\\["\\n])*",?)+\})? -?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?$/ {
    metric = $0
    sub(/[{ ].*/, "", metric)
    if (metric != name) print
    else if (type == "counter" && metric !~ /_total$/) print
    if (samples[substr($0, 1, length($0) - length($NF))]++) print
    next
  }
  { print }' "$WORK/metrics")
expect_equal 'lines that are not of the text format' '' "$wrong"
ok grep -E '^xen_domain_.*data' "$WORK/metrics"
ok xm destroy data
leaves_nothing
