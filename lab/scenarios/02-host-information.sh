# title: info, dmesg and help say what they should
# where: both
ok xm info
for field in host release version machine nr_cpus total_memory free_memory xen_major xen_minor \
  xen_caps xen_scheduler xen_pagesize; do
  expect_out "^$field  *: [^ ]"
done
if on_lab; then
  expect_out '^xen_major  *: 4$'
  expect_out "^total_memory  *: $(xl info | awk '$1 == "total_memory" { print $3 }')\$"
else
  expect_out '[Ss]imulat'
fi
ok xm dmesg
[ -n "$out" ] || fail "dmesg printed nothing"
if on_lab; then expect_out 'Xen version 4'; fi
ok xm help
expect_out '^ create '
ends_with 1 xm
ok xm info --output json
printf '%s' "$out" | json_valid info || fail "info --output json is no JSON"
