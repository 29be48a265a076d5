# title: FusionInventory's agent reports domains with memory, vcpus, state and UUID
# needs: fusioninventory-agent libfile-which-perl libuniversal-require-perl
lib=$PACKAGES/fusioninventory-agent/usr/share/fusioninventory/lib
perl -I"$lib" -I"$PACKAGES/libfile-which-perl/usr/share/perl5" \
  -I"$PACKAGES/libuniversal-require-perl/usr/share/perl5" -e '
  package Log; sub new { bless {}, shift } sub info {} sub debug {} sub debug2 {}
  sub error { shift; print "error @_\n" }
  package Inventory; sub new { bless { all => [] }, shift }
  sub addEntry { my ($self, %p) = @_; push @{$self->{all}}, $p{entry} }
  package main;
  require FusionInventory::Agent::Task::Inventory::Virtualization::Xen;
  my $inventory = Inventory->new;
  FusionInventory::Agent::Task::Inventory::Virtualization::Xen::doInventory(
    inventory => $inventory, logger => Log->new);
  print join(" ", map { $_ // "" } @{$_}{qw(NAME MEMORY VCPU STATUS UUID SUBSYSTEM)}), "\n"
    for @{$inventory->{all}};' >"$WORK/found"
grep -Eq "^guest 96 1 (running|blocked|idle) $GUEST_UUID xm$" "$WORK/found" ||
  fail "FusionInventory found: $(cat "$WORK/found")"
grep -Eq "^kept 96 1 off 5e6f7a8b-1111-4222-8333-944455556666 xm$" "$WORK/found" ||
  fail "an inactive domain is off: $(cat "$WORK/found")"
