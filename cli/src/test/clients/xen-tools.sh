# title: xen-tools finds xm, and sees which domain runs
# needs: xen-tools libfile-which-perl
# the helper of Debian's Xen packages says xl where both are there: only xm is on this PATH
PATH=${PATH%%:*}:/usr/bin:/bin perl -I"$PACKAGES/xen-tools/usr/share/perl5" \
  -I"$PACKAGES/libfile-which-perl/usr/share/perl5" -e '
  use Xen::Tools::Common;
  my $xm = findXenToolstack();
  print "toolstack $xm\n";
  print "guest ", xenRunning("guest", { xm => $xm }), "\n";
  print "nobody ", xenRunning("nobody", { xm => $xm }), "\n";' >"$WORK/found" 2>"$WORK/complaints"
grep -q '^toolstack .*/xm$' "$WORK/found" || fail "$(cat "$WORK/found" "$WORK/complaints")"
grep -q '^guest 1$' "$WORK/found" || fail "the running domain is not seen: $(cat "$WORK/found")"
grep -q '^nobody 0$' "$WORK/found" || fail "a domain that is not there is seen"
