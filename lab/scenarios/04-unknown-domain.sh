# title: a domain that does not exist is exit status 3 for every command
# where: both
for command in 'domid nosuch' 'domname nosuch' 'list nosuch' 'vcpu-list nosuch' 'uptime nosuch' \
  'pause nosuch' 'unpause nosuch' 'shutdown nosuch' 'reboot nosuch' 'destroy nosuch' \
  'rename nosuch other' 'console nosuch'; do
  # shellcheck disable=SC2086
  ends_with 3 xm $command
  expect_err "^Error: Domain 'nosuch' does not exist\.\$"
  expect_no_out
done
