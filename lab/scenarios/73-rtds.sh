# title: period and budget of a domain in a pool with the rtds scheduler
# where: both
# ci: no
remember
config rt 'vcpus = 2'
create rt -p
cpu=$(xm cpupool-list -c Pool-0 | awk -F '[ ,]+' 'NR == 2 { print $NF }')
ok xm cpupool-cpu-remove Pool-0 "$cpu"
# Debian's Xen is built without it: then what counts is that xm says so, where xl gives a number
if on_lab && ! xl cpupool-create 'name="probe"' 'sched="rtds"'; then
  ends_with 1 xm cpupool-create name=rt sched=rtds "cpus=$cpu"
  expect_err '^Error: This Xen was built without the rtds scheduler'
  ok xm cpupool-cpu-add Pool-0 "$cpu"
  ok xm destroy rt
  leaves_nothing
  exit 0
fi
if on_lab; then
  ok xl cpupool-destroy probe
else
  mkdir -p "$XM_SIM/fault"
  printf 'errno=ENOENT\ntimes=1\n' >"$XM_SIM/fault/pool"
  ends_with 1 xm cpupool-create name=rt sched=rtds "cpus=$cpu"
  expect_err '^Error: This Xen was built without the rtds scheduler'
fi
ok xm cpupool-create name=rt sched=rtds "cpus=$cpu"
ok xm cpupool-migrate rt rt
ok xm sched-rtds
expect_out '^Name  *ID  *Period  *Budget  *Extratime$'
expect_out "^rt  *$id  *10000  *4000  *yes$"
ok xm sched-rtds -d rt -p 20000 -b 5000 -e 0
ok xm sched-rtds -d rt -v all
expect_out "^rt  *$id  *0  *20000  *5000  *no$"
expect_out "^rt  *$id  *1  *20000  *5000  *no$"
if on_lab; then
  ok xl sched-rtds -d rt -v all
  expect_out "^rt  *$id  *1  *20000  *5000  *no$"
fi
ok xm sched-rtds -d rt -v 1 -b 6000
ok xm sched-rtds -d rt -v 1 --output json
printf '%s' "$out" | json_valid || fail "no JSON"
expect_out '"budget_microseconds" : 6000'
ends_with 1 xm sched-rtds -d rt -p 1000 -b 5000
expect_err 'Xen does not accept a period of 1000 us with a budget of 5000 us'
ok xm destroy rt
ok xm cpupool-destroy rt
ok xm cpupool-cpu-add Pool-0 "$cpu"
leaves_nothing
