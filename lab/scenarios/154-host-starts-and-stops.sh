# title: a host with six domains starts in order and stops in reverse order, beside a loop of xl commands
# where: both
# ci: no
# seconds: 2400
remember
mkdir "$WORK/auto"
for n in 1 2 3 4 5 6; do
  word=$([ "$n" = 5 ] && echo "$DEAF")
  config "m$n" "vcpus = 1" "extra = 'console=hvc0 quiet $word'"
  mv "$WORK/m$n.cfg" "$WORK/auto/$((n * 10))-m$n"
done
# the file beside the directory has the last word: m6 goes first, and m1 waits
printf '60-m6 priority=1\n10-m1 delay=1   # let it settle\n' >"$WORK/auto.order"
if on_lab; then
  # it ends with the scenario, however that ends
  (while [ -d "$WORK" ] && [ ! -e "$WORK/enough" ]; do xl list && xl info || exit 1; done >/dev/null 2>"$WORK/xl.err") &
  loop=$!
fi
before=$(date +%s)
ok xm start-all "$WORK/auto"
echo "six domains started in $(($(date +%s) - before)) s"
expect_out '^6 domains: 6 started, 0 ran already, 0 failed\.$'
expect_equal 'the order' 'm6 m1 m2 m3 m4 m5 ' \
  "$(printf '%s\n' "$out" | sed -n 's/^Started domain \(m.\) .*/\1/p' | tr '\n' ' ')"
ok xm start-all "$WORK/auto"
expect_out '^6 domains: 0 started, 6 ran already, 0 failed\.$'
for n in 1 2 3 4 6; do booted "m$n"; done
booted m5
before=$(date +%s)
ok xm stop-all --timeout 60 "$WORK/auto"
echo "six domains stopped in $(($(date +%s) - before)) s"
expect_out '^Domain m5 .* did not end in time and was destroyed$'
expect_out '^5 shut down, 1 destroyed, 0 left\.$'
# all at once: one number for all of them
sed -i "s/$DEAF//" "$WORK/auto/50-m5"
for n in 1 2 3 4 6; do mv "$WORK/auto/$((n * 10))-m$n" "$WORK/auto/50-m$n"; done
rm "$WORK/auto.order"
before=$(date +%s)
ok xm start-all --parallel 3 "$WORK/auto"
echo "six domains started three at a time in $(($(date +%s) - before)) s"
expect_out '^6 domains: 6 started, 0 ran already, 0 failed\.$'
for n in 1 2 3 4 5 6; do booted "m$n"; done
before=$(date +%s)
ok xm stop-all "$WORK/auto"
echo "six domains stopped at once in $(($(date +%s) - before)) s"
expect_out '^6 shut down, 0 destroyed, 0 left\.$'
if on_lab; then
  : >"$WORK/enough"
  wait "$loop" || fail "an xl command failed meanwhile: $(cat "$WORK/xl.err")"
fi
leaves_nothing
# a file that cannot be read does not keep the other from starting
rm "$WORK/auto"/50-m[2-6]
echo 'kernel = (' >"$WORK/auto/00-broken"
ends_with 1 xm start-all "$WORK/auto"
expect_err '00-broken'
expect_out '^2 domains: 1 started, 0 ran already, 1 failed\.$'
ok xm stop-all --timeout 0 "$WORK/auto"
leaves_nothing
