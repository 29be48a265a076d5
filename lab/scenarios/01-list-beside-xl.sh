# title: list shows a domain that xl made, as xl does
# where: lab
# xenstored: both
remember
config beside
ok xl create -p "$WORK/beside.cfg"
ok xm list
expect_out '^Name  *ID  *Mem VCPUs      State   Time\(s\)$'
expect_out '^Domain-0  *0  *[0-9]+  *1  *r-----  *[0-9]+\.[0-9]$'
expect_out '^beside  *[0-9]+  *96  *1  *--p---  *[0-9.]+$'
ok xm domid beside
expect_equal "what xm domid prints" "$(xl domid beside)" "$out"
ok xl destroy beside
leaves_nothing
