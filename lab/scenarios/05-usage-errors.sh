# title: wrong words end with 1 and say what is right
# where: both
ends_with 1 xm frobnicate
expect_err '^Error: Subcommand frobnicate not found!$'
ends_with 1 xm destroy
expect_err "^Error: 'xm destroy' requires 1 arguments\.\$"
expect_out '^Usage: xm destroy <Domain>'
ends_with 1 xm list --nonsense
expect_err '^Error: option --nonsense not recognized$'
ends_with 1 xm destroy Domain-0
expect_err '^Error: Cannot destroy privileged domain Domain-0$'
ends_with 1 xm pause --help
expect_out '^Usage: xm pause <Domain>'
ok xm li
expect_out '^Domain-0 '
