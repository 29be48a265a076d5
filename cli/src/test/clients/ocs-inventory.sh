# title: the agent of OCS Inventory reports domains with memory, vcpus, state and UUID
# needs: ocsinventory-agent
perl -I"$PACKAGES/ocsinventory-agent/usr/share/perl5" -e '
  package Common; sub new { bless { all => [] }, shift } sub can_run { 1 }
  sub addVirtualMachine { my ($self, $machine) = @_; push @{$self->{all}}, $machine }
  package main;
  require Ocsinventory::Agent::Backend::Virtualization::Xen::XM;
  my $common = Common->new;
  Ocsinventory::Agent::Backend::Virtualization::Xen::XM::check({ common => $common }) or die "check";
  Ocsinventory::Agent::Backend::Virtualization::Xen::XM::run({ common => $common });
  print join(" ", map { $_ // "" } @{$_}{qw(NAME MEMORY VCPU UUID)}), "\n" for @{$common->{all}};' \
  >"$WORK/found" 2>"$WORK/complaints"
grep -q "^guest 96 1 $GUEST_UUID$" "$WORK/found" ||
  fail "OCS found: $(cat "$WORK/found" "$WORK/complaints")"
