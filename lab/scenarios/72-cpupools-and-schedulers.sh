# title: a pool with another scheduler: its domains, their weights, and the way back
# where: both
# ci: no
# seconds: 1200
remember
before=$(xm cpupool-list)
config pooled
create pooled
ok xm sched-credit2
expect_out "^Domain-0  *0  *[0-9]+$"
ok xm sched-credit2 -d pooled -w 512
expect_no_out
ok xm sched-credit2 -d pooled
expect_out "^Name  *ID Weight$"
expect_out "^pooled  *$id  *512$"
ends_with 1 xm sched-credit
expect_err '^Error: Xen is running with the credit2 scheduler$'
ends_with 1 xm sched-rtds
expect_err '^Error: Xen is running with the credit2 scheduler$'
ends_with 1 xm sched-credit2 -w 5
expect_err '^Error: No domain given\.$'
ends_with 1 xm sched-credit2 -d pooled -w 0
expect_err 'Cpu weight out of range, valid values are within range from 1 to 65535'

cpu=$(xm cpupool-list -c Pool-0 | awk -F '[ ,]+' 'NR == 2 { print $NF }')
ends_with 1 xm cpupool-create name=fast sched=credit "cpus=$cpu"
expect_err 'belong to other pools'
ok xm cpupool-cpu-remove Pool-0 "$cpu"
ok xm cpupool-create name=fast sched=credit "cpus=$cpu"
expect_no_out
ok xm cpupool-list fast
expect_out '^fast  *1  *credit  *y  *0$'
ok xm cpupool-list -c fast
expect_out "^fast  *$cpu$"
if on_lab; then
  ok xl cpupool-list -c fast
  expect_out "^fast  *$cpu$"
fi
ok xm cpupool-migrate pooled fast
ok xm list --pool=fast
expect_out '^pooled '
ends_with 1 xm vcpu-pin pooled 0 0
expect_err "^Error: Cannot pin vcpu: 0 to cpu: \\[0\\] - the pool of the domain has the CPUs \\[$cpu\\]$"
ok xm sched-credit -d pooled -w 300 -c 50
ok xm sched-credit -d pooled
expect_out "^pooled  *$id  *300  *50$"
ok xm sched-credit
expect_out '^Domain-0  *0  *-1  *-1$'
if on_lab; then
  ok xl sched-credit -d pooled
  expect_out "^pooled  *$id  *300  *50$"
fi
ok xm sched-credit -s -p fast
expect_out '^Cpupool fast: tslice=30ms ratelimit=[0-9]+us migration-delay=[0-9]+us$'
ok xm sched-credit -s -p fast -t 10
ok xm sched-credit -s -p fast
expect_out '^Cpupool fast: tslice=10ms '
ok xm sched-credit --output json
printf '%s' "$out" | json_valid || fail "no JSON"
ends_with 1 xm cpupool-destroy fast
expect_err "Pool 'fast' has 1 domain"
ends_with 1 xm cpupool-cpu-remove fast "$cpu"
expect_err "CPU $cpu is the last one of pool 'fast', which has domains"
ok xm cpupool-rename fast swift
ok xm cpupool-list nosuch
expect_err "^Error: Pool 'nosuch' does not exist\.$"
ok xm cpupool-migrate pooled Pool-0
ok xm cpupool-destroy swift

# a pool that is defined first and started later
ok xm cpupool-new name=later "cpus=#1" sched=credit
ok xm cpupool-list
expect_out '^later  *1  *credit  *n  *0$'
ok xm cpupool-start later
ok xm pool-list later
expect_out '^later  *1  *credit  *y  *0$'
ends_with 1 xm cpupool-delete later
ok xm cpupool-list -l later
printf '%s\n' "$out" | sxp_valid || fail "cpupool-list -l prints no S-expression"
ok xm cpupool-destroy later
ok xm cpupool-list later
expect_out '^later  *1  *credit  *n  *0$'
ok xm cpupool-delete later
ok xm cpupool-cpu-add Pool-0 "$cpu"
ok xm destroy pooled
expect_equal "the list of pools" "$before" "$(xm cpupool-list)"
leaves_nothing
