# title: what speaks against a migration is told before the guest is touched: CPU, bridge, disk, memory, name, nomigrate
# where: lab
# ci: no
# hosts: 2, the other's CPU is older
# seconds: 1200
# refuses PATTERN    the migration is refused with a line like it, and the guest runs on
refuses() {
  ends_with 1 xm migrate -l web two
  expect_err "$1"
  present web || fail 'the guest is gone'
  in_state web '^(r|-)(b|-)----$' || fail "the guest is $(state_of web)"
}
image=/root/web.img
dd if=/dev/zero of=$image bs=1M count=4 2>/dev/null
# without a policy of its own a guest has all that its host can give, and the other host cannot give it
config web 'type = "pvh"' "disk = [ 'file:$image,xvda,w' ]" "vif = [ 'bridge=br53' ]"
create web
there 'ip link del br53; rm -f /root/web.img'
ends_with 1 xm migrate --check -l web two
expect_out '^error: .*(aes|rdrand|sse4)'
expect_out "^error: two has no $image \\(disk xvda\\)"
expect_out '^error: two has no bridge br53'
expect_out '^web cannot be migrated to two'
refuses 'two has no bridge br53'

# one after the other is put right, and the rest is still told
there 'ip link add br53 type bridge && ip link set br53 up'
refuses "two has no $image"
expect_err '(aes|rdrand|sse4)'
there 'dd if=/dev/zero of=/root/web.img bs=1M count=3 2>/dev/null'
refuses 'has another size on two: 3145728 bytes there, 4194304 bytes here'
there 'dd if=/dev/zero of=/root/web.img bs=1M count=4 2>/dev/null'
refuses '(aes|rdrand|sse4)'
printf '%s\n' "$err" | grep -E 'bridge|img' && fail 'what was put right is told still'
ok xm destroy web

# a guest that was made for the older CPU goes; what else is in its way is told
there "xm create /dev/null name=web kernel=$KERNEL ramdisk=$RAMDISK memory=96 extra='console=hvc0 quiet'" ||
  fail 'no guest could be made on the other host'
there 'xm migrate web one' || fail 'a guest of the older host does not come to the newer one'
present web || fail 'web is not here'
there "xm create -p /dev/null name=web kernel=$KERNEL memory=96" || fail 'the second web was not made'
ends_with 1 xm migrate web two
expect_err 'The name web is taken on two'
there 'xm destroy web'
there "xm create -p /dev/null name=large kernel=$KERNEL memory=1980" || fail 'the large guest was not made'
ends_with 1 xm migrate web two
expect_err 'memory'
there 'xm destroy large'
# PV guests cannot be migrated live where Xen has no shadow paging
ends_with 1 xm migrate -l web two
expect_err 'live'
ok xm migrate web two
there 'xl list web' || fail 'web is not there'
there 'xm destroy web'
rm -f $image
