# title: each on_poweroff, on_reboot and on_crash action, with a PVH guest that ends in each of the three ways
# where: both
# ci: no
# seconds: 3600
actions_type='type = "pvh"'
# shellcheck source=/dev/null
. "$lab/scenarios/152-actions.sh"
