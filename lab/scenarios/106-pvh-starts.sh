# title: of 50 PVH guests that xm starts as many come up as of 50 by xl
# where: lab
# ci: no
# seconds: 3600
# A kernel that is up says in xenstore that it can be told to power off.
up() { store_is "/local/domain/$1/control/feature-poweroff" 1; }
xm=0 xl=0
for n in 1 2 3 4 5; do config "p$n" 'type = "pvh"' "vcpus = $((n % 2 + 1))"; done
for round in 1 2 3 4 5 6 7 8 9 10; do
  for tool in xm xl; do
    for n in 1 2 3 4 5; do ok "$tool" create "$WORK/p$n.cfg"; done
    deadline=$(($(date +%s) + BOOT))
    for n in 1 2 3 4 5; do
      id=$(xl domid "p$n")
      until up "$id" || [ "$(date +%s)" -ge "$deadline" ]; do sleep 0.2; done
      if up "$id"; then
        eval "$tool=\$(($tool + 1))"
      else
        echo "round $round: p$n of $tool did not come up in $BOOT s"
        xl list
        xl vcpu-list "p$n"
        xenstore-ls "/local/domain/$id"
      fi
    done
    for n in 1 2 3 4 5; do ok xl destroy "p$n"; done
  done
  echo "after round $round: $xm of xm, $xl of xl"
done
[ "$xm" = 50 ] || fail "of 50 starts by xm $xm came up, of 50 by xl $xl"
