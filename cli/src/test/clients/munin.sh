# title: what munin's Xen plugins read of xm list, info, network-list, list --long and the batch of top
# No package of Debian 12 has these plugins (munin-plugins-core and -extra have none for Xen; they are in munin's
# contrib collection): the commands are theirs, and their way of reading the answers is written again here.

# xen: every line but the header, which begins with Name and ends with Time(s)
rows=$(xm list | grep -v '^Name .* Time(s)$')
case $rows in *Name*) fail "the header is not known as one: $rows" ;; esac
while read -r name domid mem cpu state time rest; do
  [ -z "$rest" ] || fail "a row of xm list has more than six words"
  case $name in
    guest)
      guest=$domid
      [ "$mem $cpu" = '96 1' ] || fail "memory and vcpus of guest are '$mem $cpu'"
      [[ $state =~ ^[rbpscd-]{6}$ && $time =~ ^[0-9]+\.[0-9]$ ]] || fail "state and time are '$state $time'"
      ;;
    Domain-0) [ "$domid" = 0 ] || fail "dom0 has the id '$domid'" ;;
  esac
done <<<"$rows"

# xen_memory
for key in total_memory free_memory; do
  value=$(xm info | grep "^$key" | cut -d: -f2 | tr -d ' ')
  [[ $value =~ ^[0-9]+$ ]] || fail "$key is '$value'"
done

# xen_traffic_: an interface is known by domain and index in the back end's path
xm network-attach guest bridge=xenbr0 vifname=tap-guest
line=$(xm network-list guest | grep '^[0-9]')
path=$(sed 's#.*vif/\([0-9]*\)/\([0-9]*\).*#\1.\2#' <<<"$line")
[ "$path" = "$guest.0" ] || fail "the interface is '$path', not '$guest.0'"

# xen_traffic_all: the option behind the name
vif=$(xm list guest --long | awk '/vifname / { print $2 }' | tr -d ')')
[ "$vif" = tap-guest ] || fail "vifname is '$vif'"
xm network-detach guest 0

# xen-cpu, xen_vbd: two looks, the second with the shares; columns by number
xm top -b -i 2 -d 1 >"$WORK/top"
[ "$(grep -c '^ *NAME ' "$WORK/top")" = 2 ] || fail "no two looks: $(cat "$WORK/top")"
awk '$1 == "NAME" { look++ } look == 2 && $1 == "guest" { print $4, $5, NF }' "$WORK/top" >"$WORK/shares"
[[ $(cat "$WORK/shares") =~ ^[0-9.]+\ 98304\ 19$ ]] || fail "the row of guest is '$(cat "$WORK/shares")'"
