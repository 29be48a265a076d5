# title: guests migrate from Xen 4.17 to Xen 4.20, stopped and live, and answer there; the way back is warned of
# where: lab
# ci: no
# hosts: 2, the other's Xen is newer
# seconds: 1200
answers() { eventually "$SOON" ping -c 1 -W 1 192.168.77.15; }
ip='"console=hvc0 quiet lab.ip=192.168.77.15/24"'
there 'xm info' | grep 'xen_minor *: 20$' || fail 'the other host has no Xen 4.20'
ok xm info
expect_out '^xen_minor *: 17$'
config plain "disk = [ 'file:$DISK_FILE,xvda,r' ]" "vif = [ 'bridge=$BRIDGE' ]" "extra = $ip"
create plain
booted plain
answers
ok xm migrate plain two
absent plain || fail 'plain is still here'
there 'xl list plain' || fail 'plain is not there'
answers
there 'xm destroy plain'
config hybrid 'type = "pvh"' "vif = [ 'bridge=$BRIDGE' ]" "extra = $ip"
create hybrid
booted hybrid
answers
ok xm migrate -l --output json hybrid two
printf '%s\n' "$out" | jq -c 'del(.course)'
absent hybrid || fail 'hybrid is still here'
answers
# xl there knows it, and saves it in its own words
there 'xl save -c hybrid /root/image' || fail 'xl does not save it'
answers
there 'xm migrate --check -l hybrid one' >"$WORK/check" || :
cat "$WORK/check"
grep 'older' "$WORK/check" || fail 'nothing is said of the older Xen'
there 'xm destroy hybrid; rm -f /root/image'
