# title: Ganeti's hypervisor class lists instances and describes the node through xm
# needs: ganeti-3.0 ganeti-testsuite python3-simplejson python3-pyparsing python3-openssl python3-bitarray python3-psutil python3-paramiko python3-pycurl python3-pyinotify python3-cryptography python3-cffi-backend python3-bcrypt python3-nacl python3-six
# as with xend: a managed domain that does not run has no id, and Ganeti refuses such a line
xm delete kept
paths=$(ls -d "$PACKAGES"/ganeti-3.0/usr/share/ganeti/3.0 "$PACKAGES"/*/usr/lib/python3/dist-packages | paste -sd:)
PYTHONPATH=$paths /usr/bin/python3 - "$WORK" <<'P' || fail 'Ganeti does not understand our xm'
import sys, inspect
from ganeti.hypervisor import hv_xen
h = hv_xen.XenPvmHypervisor(_cfgdir=sys.argv[1], _cmd="xm")
found = {i[0]: i for i in h.GetAllInstancesInfo(hvparams={"xen_cmd": "xm"})}
assert "guest" in found, found
name, domid, memory, vcpus, state, time = found["guest"]
assert int(domid) > 0 and memory == 96 and vcpus == 1, found
assert "running" in str(state).lower() or int(state) == 0, state
node = h.GetNodeInfo(hvparams={"xen_cmd": "xm"})
assert node["memory_total"] > 0 and node["memory_free"] > 0 and node["cpu_total"] >= 1, node
assert node["hv_version"][0] >= 4, node
P
xm new -q "$WORK/kept.cfg"
