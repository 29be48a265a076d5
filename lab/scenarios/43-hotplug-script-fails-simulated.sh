# title: a hotplug script that fails ends the create with the script's text and leaves nothing (simulated)
# where: sim
remember
config unplugged "disk = [ 'file:$DISK_FILE,xvda,w' ]" "vif = [ 'bridge=$BRIDGE' ]"
mkdir -p "$XM_SIM/fault"
printf 'match=vif\nexit=1\nthe lab wants no interface\n' >"$XM_SIM/fault/hotplug"
ends_with 1 xm create "$WORK/unplugged.cfg"
expect_err 'the lab wants no interface'
rm "$XM_SIM/fault/hotplug"
absent unplugged || fail "the domain is still there"
leaves_nothing
