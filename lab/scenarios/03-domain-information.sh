# title: domid, domname, list, vcpu-list, uptime, rename of a domain of xm's
# where: both
remember
config inform 'vcpus = 2' 'memory = 100'
create inform -p
ok xm domid inform
expect_equal "the id" "$id" "$out"
ok xm domname "$id"
expect_equal "the name" inform "$out"
ok xm list inform
# one vcpu is online until the guest starts the others
expect_out "^inform  *$id  *100  *1  *--p---  *[0-9]+\.[0-9]\$"
ok xm list Domain-0 inform
expect_out '^Domain-0 '
expect_out '^inform '
ok xm vcpu-list inform
expect_out '^Name  *ID  *VCPU   CPU State   Time\(s\) CPU Affinity$'
expect_out "^inform  *$id  *1  *[0-9-]+  *[r-][b-][p-]  *[0-9.]+ any cpu\$"
ok xm uptime inform
expect_out "^inform  *$id  *0:0[0-9]:[0-9]+"
ok xm rename inform informed
ok xm domname "$id"
expect_equal "the new name" informed "$out"
ends_with 3 xm domid inform
if on_lab; then
  ok xl domid informed
  expect_equal "the id that xl gives" "$id" "$out"
fi
ok xm destroy informed
leaves_nothing
